"""`gongbao memory`: the translation memory."""
