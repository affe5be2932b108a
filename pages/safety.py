"""Six lines and a mirror decide the route; their answers are kept nowhere."""

from ui import frame, gate, state, way

route = state.session().route
if route is None:
    gate.ask(frame.enter("safety"))
elif route == "go":
    gate.clear(way.here("safety").words)
else:
    gate.elsewhere(way.here("safety").words, route)
