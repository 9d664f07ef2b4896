"""Where tables come in and go out, papers are printed, subsidies claimed and tokens made."""

from django.urls import URLPattern, path

from . import exchange, exchange_columns, exchange_out, paper_page, sheet_page, tokens_page

urlpatterns: list[URLPattern] = [
    path("registers/<slug:kind>/import/", exchange.bring, name="register-import"),
    path("registers/<slug:kind>/template/", exchange.template, name="register-template"),
    path("registers/<slug:kind>/export/", exchange_out.take_out, name="register-export"),
    path("imports/<int:pk>/", exchange.check, name="import"),
    path("imports/<int:pk>/columns/", exchange_columns.columns, name="import-columns"),
    path("imports/<int:pk>/undo/", exchange.take_back, name="import-undo"),
    path("matters/<int:pk>/papers/<slug:name>/", paper_page.paper, name="matter-paper"),
    path("registers/<slug:kind>/sheets/<slug:name>/", sheet_page.sheet, name="register-sheet"),
    path("tokens/", tokens_page.tokens, name="tokens"),
    path("tokens/<int:pk>/end/", tokens_page.end, name="token-end"),
]
