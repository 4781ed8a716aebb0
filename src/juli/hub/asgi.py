"""The platform as an ASGI application, for `juli up` or any ASGI server."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "juli.hub.settings")
django.setup()

# Read only now: the safeguards ask the database.

from juli.hub.operations.bounded_body import BoundedBody  # noqa: E402
from juli.hub.operations.connection import bound_statements, pool_connections  # noqa: E402
from juli.hub.operations.logs.observed import Observed  # noqa: E402
from juli.hub.operations.safeguards import refuse_demo_in_production  # noqa: E402
from juli.hub.operations.serving.handler import OneThreadHandler  # noqa: E402
from juli.hub.operations.serving.limits import BoundedTime  # noqa: E402
from juli.hub.operations.serving.stopping import ClosingWhenStopping  # noqa: E402

refuse_demo_in_production()
pool_connections()
bound_statements()
application = Observed(ClosingWhenStopping(BoundedTime(BoundedBody(OneThreadHandler()))))
