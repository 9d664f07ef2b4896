"""How a government's website shows a report: the page as a browser saves it."""

from __future__ import annotations

from html import escape

HEAD = """<!DOCTYPE html>
<html><head><meta charset="gb2312">
<title>青禾县柳溪镇2024年度法治政府建设情况报告_青禾县人民政府</title>
<meta name="ArticleTitle" content="青禾县柳溪镇2024年度法治政府建设情况报告">
<meta name="PubDate" content="2025-01-17 09:30">
<style>.a{color:red}</style><script>var a="不是正文的脚本10件";</script></head><body>
<!-- 注释12件 -->
<div class="top-bar"><a href="/">无障碍阅读</a> | <a>长者模式</a></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a>政务公开<li><a>特色栏目</a></ul>
<div class="dqwz">您的位置：<a>首页</a> &gt; <a>政务公开</a></div>
<div class="main"><h1>青禾县柳溪镇2024年度<br>法治政府建设情况报告</h1>
<div class="info"><span>来源：柳溪镇人民政府</span>&nbsp;<span>发布时间：2025-01-17</span></div>
<div class="content">
"""
FOOT = """
<table><tr><th>类型</th><th>件数</th></tr><tr><td>婚姻家庭</td><td><p>41件</p></td></tr></table>
<p><a href="a.docx">附件：统计表.docx</a></p></div>
<div class="share">分享到</div><div style="display:none">藏起来的话</div></div>
<div><a>柳溪镇2023年度法治政府建设情况报告</a></div>
<footer><p>版权所有：青禾县人民政府</p><p>地址：青禾县城关街1号</p></footer></body></html>
"""


def saved_page(text: str) -> str:
    """Put the report's own lines, without the furniture around them, into a page."""
    lines = text.replace("**", "").splitlines()[9:-7]
    paragraphs = [
        f"<p style='text-indent:2em'>&emsp;<span>{escape(line[:20])}</span>"
        f"<b>{escape(line[20:])}</b></p>"
        for line in lines
    ]
    return HEAD + "\n".join(paragraphs) + FOOT
