"""The platform as an ASGI application, for `juli up` or any ASGI server."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juli.hub.settings")

from django.core.asgi import get_asgi_application

from juli.hub.operations.bounded_body import BoundedBody
from juli.hub.operations.connection import pool_connections

pool_connections()

application = BoundedBody(get_asgi_application())
