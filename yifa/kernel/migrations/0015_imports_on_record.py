"""That something was brought in, or taken back, is on the record."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('kernel', '0014_exports_on_record'),
    ]

    operations = [
        migrations.AlterField(
            model_name='administrativeact',
            name='did',
            field=models.CharField(choices=[('add_organisation', '添加单位'), ('change_organisation', '修改单位'), ('close_organisation', '撤并单位'), ('reopen_organisation', '恢复单位'), ('add_person', '添加人员'), ('appoint', '任职'), ('end_post', '离任'), ('deactivate', '停用登录'), ('restore', '恢复登录'), ('issue_password', '制发初始密码'), ('lift_lock', '解除登录限制'), ('require_factor', '要求第二道验证'), ('release_factor', '不再要求第二道验证'), ('remove_factor', '解除第二道验证'), ('refused', '没有办成'), ('take_out', '导出'), ('bring_in', '导入'), ('take_back', '撤销导入')], max_length=24, verbose_name='事项'),
        ),
    ]
