import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('discretion_benchmark', '0001_initial'), ('discretion_benchmark', '0002_measures')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='DiscretionBenchmark',
            fields=[
                ('matter_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='kernel.matter')),
                ('violation', models.CharField(max_length=100, verbose_name='违法行为')),
                ('sector', models.CharField(blank=True, choices=[('market', '市场监管'), ('transport', '交通运输'), ('agriculture', '农业农村'), ('culture', '文化市场'), ('environment', '生态环境'), ('urban', '城市管理'), ('emergency', '应急管理'), ('health', '卫生健康'), ('housing', '住房城乡建设'), ('natural_resources', '自然资源'), ('water', '水利'), ('labour', '劳动保障'), ('education', '教育'), ('civil_affairs', '民政'), ('other', '其他领域')], max_length=20, verbose_name='执法领域')),
                ('basis', models.CharField(blank=True, max_length=160, verbose_name='处罚依据')),
                ('light_amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='较轻：涉案金额不超过（元）')),
                ('light_offences', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='较轻：两年内第几次不超过')),
                ('light_harm', models.CharField(blank=True, choices=[('none', '没有危害后果'), ('slight', '危害后果轻微'), ('some', '有一定危害后果'), ('serious', '危害后果严重')], max_length=8, verbose_name='较轻：危害后果不超过')),
                ('light_least', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='较轻：下限（元、倍或者天）')),
                ('light_most', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='较轻：上限（元、倍或者天）')),
                ('usual_amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='一般：涉案金额不超过（元）')),
                ('usual_offences', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='一般：两年内第几次不超过')),
                ('usual_harm', models.CharField(blank=True, choices=[('none', '没有危害后果'), ('slight', '危害后果轻微'), ('some', '有一定危害后果'), ('serious', '危害后果严重')], max_length=8, verbose_name='一般：危害后果不超过')),
                ('usual_least', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='一般：下限（元、倍或者天）')),
                ('usual_most', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='一般：上限（元、倍或者天）')),
                ('heavy_amount', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='较重：涉案金额不超过（元）')),
                ('heavy_offences', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='较重：两年内第几次不超过')),
                ('heavy_harm', models.CharField(blank=True, choices=[('none', '没有危害后果'), ('slight', '危害后果轻微'), ('some', '有一定危害后果'), ('serious', '危害后果严重')], max_length=8, verbose_name='较重：危害后果不超过')),
                ('heavy_least', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='较重：下限（元、倍或者天）')),
                ('heavy_most', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='较重：上限（元、倍或者天）')),
                ('grave_least', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='严重：下限（元、倍或者天）')),
                ('grave_most', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='严重：上限（元、倍或者天）')),
                ('minor_exempt', models.TextField(blank=True, verbose_name='轻微免罚条件')),
                ('first_exempt', models.TextField(blank=True, verbose_name='首违不罚条件')),
                ('education', models.TextField(blank=True, verbose_name='免罚后的教育方式')),
                ('review_opinion', models.TextField(blank=True, verbose_name='合法性审核意见')),
                ('issued_by', models.CharField(blank=True, max_length=60, verbose_name='制定机关')),
                ('document_number', models.CharField(blank=True, max_length=40, verbose_name='文号')),
                ('in_force_from', models.DateField(blank=True, null=True, verbose_name='施行日期')),
                ('in_force_until', models.DateField(blank=True, null=True, verbose_name='有效期至')),
                ('published_where', models.CharField(blank=True, max_length=120, verbose_name='公布地址')),
                ('changed_why', models.CharField(blank=True, max_length=200, verbose_name='修订、废止原因')),
                ('measure', models.CharField(blank=True, choices=[('yuan', '罚款，元'), ('amount', '罚款，涉案金额（货值金额）的倍数'), ('gain', '罚款，违法所得的倍数'), ('days', '暂扣许可证件、停产停业等的天数')], default='yuan', max_length=8, verbose_name='幅度按什么计')),
            ],
            options={
                'verbose_name': '行政处罚裁量基准',
                'verbose_name_plural': '行政处罚裁量基准',
            },
            bases=('kernel.matter',),
        ),
    ]
