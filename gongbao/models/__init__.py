"""The packaged models; their weights are licensed apart from the code (`zh_en/LICENSE`)."""
