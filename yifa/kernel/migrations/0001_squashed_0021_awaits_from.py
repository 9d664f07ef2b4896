"""All that every matter shares, and the index by which two characters find one.

The index is FTS5 on SQLite and GIN on PostgreSQL. A later migration that changes `kernel_matter`
makes SQLite build the table anew, which drops the triggers: it must run these statements again.
The tests of search fail where it does not.
"""

import django.db.models.deletion
import yifa.kernel.evidence
import yifa.kernel.privacy
from django.conf import settings
from django.db import migrations, models

SQLITE_TRIGGERS = [
    "CREATE TRIGGER kernel_matter_search_in AFTER INSERT ON kernel_matter BEGIN "
    "INSERT INTO kernel_matter_search(rowid, grams) VALUES (new.id, new.grams); END",
    "CREATE TRIGGER kernel_matter_search_out AFTER DELETE ON kernel_matter BEGIN "
    "INSERT INTO kernel_matter_search(kernel_matter_search, rowid, grams) "
    "VALUES ('delete', old.id, old.grams); END",
    "CREATE TRIGGER kernel_matter_search_new AFTER UPDATE OF grams ON kernel_matter "
    "WHEN old.grams IS NOT new.grams BEGIN "
    "INSERT INTO kernel_matter_search(kernel_matter_search, rowid, grams) "
    "VALUES ('delete', old.id, old.grams); "
    "INSERT INTO kernel_matter_search(rowid, grams) VALUES (new.id, new.grams); END",
]
SQLITE = [
    "CREATE VIRTUAL TABLE kernel_matter_search USING fts5("
    "grams, content='kernel_matter', content_rowid='id', tokenize='unicode61')",
    *SQLITE_TRIGGERS,
]
SQLITE_BACK = [
    "DROP TRIGGER kernel_matter_search_new",
    "DROP TRIGGER kernel_matter_search_out",
    "DROP TRIGGER kernel_matter_search_in",
    "DROP TABLE kernel_matter_search",
]
POSTGRESQL = [
    "CREATE INDEX kernel_matter_search ON kernel_matter "
    "USING gin (to_tsvector('simple', grams))"
]
POSTGRESQL_BACK = ["DROP INDEX kernel_matter_search"]


def run(sqlite, postgresql):
    def go(apps, schema_editor):
        on_sqlite = schema_editor.connection.vendor == "sqlite"
        for statement in sqlite if on_sqlite else postgresql:
            schema_editor.execute(statement)

    return go


class Migration(migrations.Migration):

    replaces = [('kernel', '0001_initial'), ('kernel', '0002_search'), ('kernel', '0003_exchange'), ('kernel', '0004_administration'), ('kernel', '0005_studio'), ('kernel', '0006_index_events_by_holder'), ('kernel', '0007_awaits'), ('kernel', '0008_tally'), ('kernel', '0009_second_factor'), ('kernel', '0010_index_tallies_by_figure'), ('kernel', '0011_index_matters_by_clock'), ('kernel', '0012_index_events_by_matter'), ('kernel', '0013_refused_by_division'), ('kernel', '0014_exports_on_record'), ('kernel', '0015_imports_on_record'), ('kernel', '0016_captured'), ('kernel', '0017_signed'), ('kernel', '0018_little_in_hand'), ('kernel', '0019_handed_in'), ('kernel', '0020_arrived'), ('kernel', '0021_awaits_from')]

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('username', models.CharField(max_length=40, unique=True, verbose_name='登录名')),
                ('name', models.CharField(max_length=40, verbose_name='姓名')),
                ('is_active', models.BooleanField(default=True, verbose_name='在用')),
                ('large_type', models.BooleanField(default=False, verbose_name='大字')),
                ('keyboard', models.BooleanField(default=True, verbose_name='单键快捷键')),
                ('must_change_password', models.BooleanField(default=False, verbose_name='要改初始密码')),
                ('closings', models.PositiveIntegerField(default=0, verbose_name='退出各处登录的次数')),
                ('must_have_factor', models.BooleanField(default=False, verbose_name='要设第二道验证')),
            ],
            options={
                'verbose_name': '人员',
                'verbose_name_plural': '人员',
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=32, unique=True, verbose_name='单位代码')),
                ('name', models.CharField(max_length=100, verbose_name='名称')),
                ('short', models.CharField(max_length=12, unique=True, verbose_name='文号简称')),
                ('level', models.CharField(choices=[('province', '省'), ('city', '市'), ('county', '县（区）'), ('town', '乡镇（街道）'), ('village', '村（社区）')], max_length=12, verbose_name='层级')),
                ('form', models.CharField(choices=[('government', '人民政府'), ('department', '部门'), ('office', '司法所、派出所等派出机构'), ('committee', '人民调解委员会'), ('studio', '调解工作室'), ('centre', '矛盾纠纷调处化解中心'), ('village', '村（居）民委员会')], max_length=12, verbose_name='类别')),
                ('path', models.CharField(db_index=True, max_length=240, verbose_name='属地路径')),
                ('line', models.CharField(db_index=True, max_length=240, verbose_name='业务路径')),
                ('address', models.CharField(blank=True, max_length=120, verbose_name='地址')),
                ('telephone', models.CharField(blank=True, max_length=30, verbose_name='电话')),
                ('led_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='kernel.organisation', verbose_name='业务主管单位')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='kernel.organisation', verbose_name='属地上级')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='撤并日期')),
            ],
            options={
                'verbose_name': '单位',
                'verbose_name_plural': '单位',
                'ordering': ['path'],
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('clerk', '经办人'), ('officer', '执法人员'), ('mediator', '调解员'), ('legal_reviewer', '法制审核人员'), ('leader', '负责人'), ('supervisor', '督察人员'), ('system_admin', '系统管理员'), ('security_admin', '安全管理员'), ('auditor', '审计员')], max_length=16, verbose_name='角色')),
                ('title', models.CharField(blank=True, max_length=40, verbose_name='职务')),
                ('since', models.DateField(verbose_name='任职日期')),
                ('until', models.DateField(blank=True, null=True, verbose_name='离任日期')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='kernel.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '岗位',
                'verbose_name_plural': '岗位',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('person', 'organisation', 'role', 'since'), name='one_post_once')],
            },
        ),
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(db_index=True, max_length=32, verbose_name='台账')),
                ('number', models.CharField(max_length=64, unique=True, verbose_name='编号')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('serial', models.PositiveIntegerField(verbose_name='顺序号')),
                ('title', models.CharField(max_length=120, verbose_name='事由')),
                ('shown_title', models.CharField(blank=True, editable=False, max_length=120, verbose_name='事由（隐名）')),
                ('holder_path', models.CharField(max_length=240, verbose_name='承办单位路径')),
                ('procedure_name', models.CharField(max_length=40, verbose_name='程序')),
                ('stage', models.CharField(max_length=24, verbose_name='阶段')),
                ('registered_on', models.DateField(verbose_name='登记日期')),
                ('due', models.DateField(blank=True, null=True, verbose_name='到期日')),
                ('due_clock', models.CharField(blank=True, max_length=40, verbose_name='时限')),
                ('due_provisional', models.BooleanField(default=False, verbose_name='到期日待定')),
                ('suspended_on', models.DateField(blank=True, null=True, verbose_name='中止日期')),
                ('returned', models.BooleanField(default=False, verbose_name='退回')),
                ('pauses', models.JSONField(default=list, verbose_name='中止期间')),
                ('calls', models.JSONField(default=dict, verbose_name='协同单位')),
                ('extensions', models.JSONField(default=dict, verbose_name='延期')),
                ('origin', models.CharField(choices=[('entered', '录入'), ('spreadsheet', '表格导入'), ('api', '接口'), ('public', '网上提交')], default='entered', max_length=12, verbose_name='录入方式')),
                ('grams', models.TextField(blank=True, editable=False, verbose_name='检索')),
                ('events_taken', models.PositiveIntegerField(default=0, verbose_name='办理记录数')),
                ('changed_at', models.DateTimeField(db_index=True, verbose_name='最近办理')),
                ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='held', to='kernel.organisation', verbose_name='承办单位')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registered', to='kernel.organisation', verbose_name='登记单位')),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sent', to='kernel.organisation', verbose_name='送来单位')),
                ('handler', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='handles', to='kernel.post', verbose_name='经办人')),
                ('awaits', models.CharField(blank=True, max_length=40, verbose_name='等待')),
                ('awaits_from', models.DateField(blank=True, null=True, verbose_name='从哪天起等待')),
            ],
            options={
                'verbose_name': '事项',
                'verbose_name_plural': '事项',
                'indexes': [models.Index(fields=['kind', 'holder_path', 'stage'], name='by_holder_and_stage'), models.Index(fields=['kind', 'due', 'id'], name='by_kind_and_due'), models.Index(fields=['holder', 'due'], name='by_holder_and_due'), models.Index(fields=['kind', 'registered_on', 'id'], name='by_kind_and_day'), models.Index(fields=['handler', 'due'], name='by_handler_and_due'), models.Index(fields=['awaits', 'holder'], name='by_awaits_and_holder'), models.Index(condition=models.Q(('due__isnull', False)), fields=['due_clock', 'due', 'id'], name='by_clock_and_due'), models.Index(condition=models.Q(('returned', True)), fields=['holder'], name='by_holder_returned'), models.Index(condition=models.Q(('sent_by__isnull', False)), fields=['holder'], name='by_holder_sent'), models.Index(fields=['organisation', 'kind'], name='by_organisation_and_kind'), models.Index(condition=models.Q(('events_taken', 1), ('origin', 'public')), fields=['holder'], name='by_holder_arrived')],
                'constraints': [models.UniqueConstraint(fields=('kind', 'organisation', 'year', 'serial'), name='one_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place_in_matter', models.PositiveIntegerField()),
                ('kind', models.CharField(max_length=32)),
                ('step', models.CharField(max_length=40, verbose_name='环节')),
                ('stage_before', models.CharField(blank=True, max_length=24)),
                ('stage_after', models.CharField(max_length=24)),
                ('on', models.DateField(verbose_name='办理日期')),
                ('at', models.DateTimeField(verbose_name='记录时间')),
                ('place', models.PositiveBigIntegerField()),
                ('previous', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('late', models.BooleanField(default=False, verbose_name='补录')),
                ('holder', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='chain', to='kernel.organisation')),
                ('holder_after', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation')),
                ('revokes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='revocation', to='kernel.event')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='kernel.matter')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post')),
            ],
            options={
                'verbose_name': '办理记录',
                'verbose_name_plural': '办理记录',
                'indexes': [models.Index(fields=['kind', 'step', 'on'], name='by_step_and_day'), models.Index(fields=['holder', 'kind', 'step', 'on'], name='by_holder_step_and_day'), models.Index(fields=['holder', 'matter'], name='by_holder_and_matter')],
                'constraints': [models.UniqueConstraint(fields=('holder', 'place'), name='one_place_in_chain'), models.UniqueConstraint(fields=('matter', 'place_in_matter'), name='one_place_in_matter')],
            },
        ),
        migrations.CreateModel(
            name='ChainHead',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='head', serialize=False, to='kernel.organisation')),
                ('count', models.PositiveBigIntegerField(default=0)),
                ('digest', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Payload',
            fields=[
                ('event', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='payload', serialize=False, to='kernel.event')),
                ('wrote', models.JSONField(default=dict)),
                ('note', models.TextField(blank=True, verbose_name='说明')),
                ('unmet', models.JSONField(default=list)),
                ('private', yifa.kernel.privacy.EncryptedField(blank=True)),
            ],
            options={
                'verbose_name': '办理内容',
                'verbose_name_plural': '办理内容',
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, verbose_name='材料名称')),
                ('media_type', models.CharField(max_length=60, verbose_name='格式')),
                ('size', models.PositiveBigIntegerField(verbose_name='字节数')),
                ('digest', models.CharField(max_length=64, verbose_name='校验码')),
                ('file', models.FileField(max_length=160, upload_to=yifa.kernel.evidence.stored_at, verbose_name='文件')),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='kernel.event')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='kernel.matter')),
                ('captured_at', models.DateTimeField(blank=True, null=True, verbose_name='拍摄时间')),
                ('captured_place', models.CharField(blank=True, max_length=60, verbose_name='拍摄地点')),
                ('clock_off', models.IntegerField(blank=True, null=True, verbose_name='手机时钟快的秒数')),
                ('signs', models.CharField(blank=True, choices=[('officer', '第一名执法人员'), ('second_officer', '第二名执法人员'), ('party', '当事人'), ('witness', '见证人'), ('page', '手写签名的原件')], max_length=16, verbose_name='谁的签名')),
            ],
            options={
                'verbose_name': '证据材料',
                'verbose_name_plural': '证据材料',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=32)),
                ('year', models.PositiveSmallIntegerField()),
                ('last', models.PositiveIntegerField(default=0)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'year'), name='one_counter_a_year')],
            },
        ),
        migrations.CreateModel(
            name='CalledIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answered', models.BooleanField(default=False, verbose_name='已经答复')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='called_in', to='kernel.matter')),
            ],
            options={
                'verbose_name': '协同办理',
                'verbose_name_plural': '协同办理',
                'constraints': [models.UniqueConstraint(fields=('matter', 'organisation'), name='one_call_an_organisation')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveSmallIntegerField()),
                ('side', models.CharField(choices=[('a', '甲方'), ('b', '乙方')], max_length=1, verbose_name='一方')),
                ('capacity', models.CharField(choices=[('party', '当事人'), ('agent', '代理人')], default='party', max_length=5, verbose_name='身份')),
                ('name', models.CharField(max_length=60, verbose_name='姓名或者名称')),
                ('gender', models.CharField(blank=True, choices=[('f', '女'), ('m', '男')], max_length=1, verbose_name='性别')),
                ('age', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='年龄')),
                ('occupation', models.CharField(blank=True, max_length=40, verbose_name='职业或者职务')),
                ('identity_number', yifa.kernel.privacy.EncryptedField(blank=True, verbose_name='身份证号或者信用代码')),
                ('identity_hash', models.CharField(blank=True, db_index=True, max_length=64)),
                ('telephone', yifa.kernel.privacy.EncryptedField(blank=True, verbose_name='联系电话')),
                ('address', yifa.kernel.privacy.EncryptedField(blank=True, verbose_name='住址')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='kernel.matter')),
            ],
            options={
                'verbose_name': '当事人',
                'verbose_name_plural': '当事人',
                'ordering': ['matter', 'place'],
                'constraints': [models.UniqueConstraint(fields=('matter', 'place'), name='one_party_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Export',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=32, verbose_name='台账')),
                ('what', models.CharField(max_length=40, verbose_name='内容')),
                ('full', models.BooleanField(default=False, verbose_name='完整')),
                ('purpose', models.CharField(blank=True, max_length=120, verbose_name='用途')),
                ('filters', models.JSONField(default=dict, verbose_name='条件')),
                ('columns', models.JSONField(default=list, verbose_name='列')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='件数')),
                ('at', models.DateTimeField(db_index=True, verbose_name='时间')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exports', to='kernel.post')),
            ],
            options={
                'verbose_name': '导出',
                'verbose_name_plural': '导出',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=32, verbose_name='台账')),
                ('file', models.CharField(max_length=120, verbose_name='文件')),
                ('digest', models.CharField(db_index=True, max_length=64, verbose_name='校验码')),
                ('state', models.CharField(choices=[('waiting', '待确认'), ('under_way', '正在导入'), ('done', '已导入'), ('undone', '已撤销')], default='waiting', max_length=9, verbose_name='状态')),
                ('sealed', models.BinaryField(default=bytes)),
                ('chosen', models.JSONField(default=dict)),
                ('fixed', models.JSONField(default=dict)),
                ('added', models.PositiveIntegerField(default=0, verbose_name='新增')),
                ('there', models.PositiveIntegerField(default=0, verbose_name='已有')),
                ('bad', models.PositiveIntegerField(default=0, verbose_name='未导入')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='撤销时间')),
                ('post', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to='kernel.post')),
                ('undone_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post')),
            ],
            options={
                'verbose_name': '导入',
                'verbose_name_plural': '导入',
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='ImportedMatter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.PositiveIntegerField(verbose_name='行')),
                ('brought_in_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='kernel.import')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imported', to='kernel.matter')),
            ],
            options={
                'verbose_name': '导入的事项',
                'verbose_name_plural': '导入的事项',
                'constraints': [models.UniqueConstraint(fields=('matter',), name='one_import_a_matter')],
            },
        ),
        migrations.CreateModel(
            name='AdministrationHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('count', models.PositiveBigIntegerField(default=0)),
                ('digest', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='AdministrativeAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.PositiveBigIntegerField(unique=True)),
                ('at', models.DateTimeField(db_index=True, verbose_name='时间')),
                ('did', models.CharField(choices=[('add_organisation', '添加单位'), ('change_organisation', '修改单位'), ('close_organisation', '撤并单位'), ('reopen_organisation', '恢复单位'), ('add_person', '添加人员'), ('appoint', '任职'), ('end_post', '离任'), ('deactivate', '停用登录'), ('restore', '恢复登录'), ('issue_password', '制发初始密码'), ('lift_lock', '解除登录限制'), ('require_factor', '要求第二道验证'), ('release_factor', '不再要求第二道验证'), ('remove_factor', '解除第二道验证'), ('refused', '没有办成'), ('take_out', '导出'), ('bring_in', '导入'), ('take_back', '撤销导入')], max_length=24, verbose_name='事项')),
                ('subject', models.CharField(max_length=40, verbose_name='对象')),
                ('named', models.CharField(max_length=100, verbose_name='对象名称')),
                ('before', models.JSONField(verbose_name='改前')),
                ('after', models.JSONField(verbose_name='改后')),
                ('previous', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.post')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation')),
            ],
            options={
                'verbose_name': '管理记录',
                'verbose_name_plural': '管理记录',
                'ordering': ['-place'],
            },
        ),
        migrations.CreateModel(
            name='Tally',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('figure', models.IntegerField()),
                ('on', models.DateField()),
                ('number', models.BigIntegerField()),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tallies', to='kernel.matter')),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='kernel.organisation')),
            ],
            options={
                'verbose_name': '指标计数',
                'verbose_name_plural': '指标计数',
                'indexes': [models.Index(fields=['organisation', 'figure', 'on', 'number'], name='by_holder_figure_and_day'), models.Index(fields=['figure', 'on', 'organisation', 'number'], name='by_figure_and_day')],
            },
        ),
        migrations.CreateModel(
            name='TalliedBy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='HandedIn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=64, unique=True)),
                ('said', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('matter', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='handed_in', to='kernel.matter')),
            ],
            options={
                'verbose_name': '网上提交',
                'verbose_name_plural': '网上提交',
            },
        ),
        migrations.RunPython(run(SQLITE, POSTGRESQL), run(SQLITE_BACK, POSTGRESQL_BACK)),
    ]
