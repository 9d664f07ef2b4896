import django.db.models.deletion
import yifa.kernel.privacy
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('web', '0001_doors'), ('web', '0002_api_tokens'), ('web', '0003_wrong_tries'), ('web', '0004_second_factors'), ('web', '0005_sent'), ('web', '0006_sent_place'), ('web', '0007_pace')]

    initial = True

    dependencies = [
        ('kernel', '0001_squashed_0021_awaits_from'),
    ]

    operations = [
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=32, verbose_name='台账')),
                ('name', models.CharField(max_length=20, verbose_name='名称')),
                ('query', models.CharField(max_length=600, verbose_name='条件')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='views', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '视图',
                'verbose_name_plural': '视图',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('person', 'kind', 'name'), name='one_view_a_name')],
            },
        ),
        migrations.CreateModel(
            name='ApiToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, verbose_name='名称')),
                ('scopes', models.JSONField(default=list, verbose_name='权限')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('begins', models.CharField(max_length=12, verbose_name='开头')),
                ('created_at', models.DateTimeField(verbose_name='制发时间')),
                ('expires_on', models.DateField(verbose_name='有效期至')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='注销时间')),
                ('last_used_on', models.DateField(blank=True, null=True, verbose_name='最近使用')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to='kernel.post')),
            ],
            options={
                'verbose_name': '接口令牌',
                'verbose_name_plural': '接口令牌',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='WrongTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('of', models.CharField(choices=[('name', '登录名'), ('address', '网络地址'), ('factor', '第二道验证')], max_length=8, verbose_name='对象')),
                ('key', models.CharField(max_length=50, verbose_name='是哪一个')),
                ('tries', models.PositiveSmallIntegerField(default=0, verbose_name='次数')),
                ('since', models.DateTimeField(verbose_name='从何时起')),
                ('rested_at', models.DateTimeField(null=True, verbose_name='最近一次停用')),
            ],
            options={
                'verbose_name': '登录失败',
                'verbose_name_plural': '登录失败',
                'constraints': [models.UniqueConstraint(fields=('of', 'key'), name='one_count_a_key')],
            },
        ),
        migrations.CreateModel(
            name='CodeApp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('secret', yifa.kernel.privacy.EncryptedField(verbose_name='密钥')),
                ('last_step', models.PositiveBigIntegerField(default=0, verbose_name='最近用过的时段')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='code_app', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '验证器',
                'verbose_name_plural': '验证器',
            },
        ),
        migrations.CreateModel(
            name='SecurityKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20, verbose_name='名称')),
                ('credential', models.CharField(max_length=1400, unique=True)),
                ('public_key', models.BinaryField()),
                ('sign_count', models.PositiveBigIntegerField(default=0)),
                ('added_on', models.DateField(verbose_name='添加日期')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='security_keys', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '安全钥匙',
                'verbose_name_plural': '安全钥匙',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='SpareCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hashed', models.CharField(max_length=128)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spare_codes', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '备用码',
                'verbose_name_plural': '备用码',
            },
        ),
        migrations.CreateModel(
            name='Sent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.matter')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post')),
                ('place', models.PositiveIntegerField(default=1)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('post', 'key'), name='one_matter_a_key')],
            },
        ),
        migrations.CreateModel(
            name='Pace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('door', models.CharField(max_length=8, verbose_name='门')),
                ('address', models.CharField(max_length=50, verbose_name='网络地址')),
                ('minute', models.DateTimeField(verbose_name='哪一分钟')),
                ('times', models.PositiveSmallIntegerField(default=0, verbose_name='次数')),
            ],
            options={
                'verbose_name': '提交次数',
                'verbose_name_plural': '提交次数',
                'constraints': [models.UniqueConstraint(fields=('door', 'address', 'minute'), name='one_pace_a_minute')],
            },
        ),
    ]
