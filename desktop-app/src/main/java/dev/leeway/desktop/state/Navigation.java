package dev.leeway.desktop.state;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the window is, where it was, and where going forward leads.
 *
 * @param back the places before, newest last
 * @param current the place shown
 * @param forward the places left by going back, next one last
 */
public record Navigation(List<Route> back, Route current, List<Route> forward) {
    private static final int REMEMBERED = 50;

    public Navigation {
        back = List.copyOf(back);
        forward = List.copyOf(forward);
    }

    /** Starts at a place. */
    public static Navigation at(Route route) {
        return new Navigation(List.of(), route, List.of());
    }

    /** Returns the state after going to a place; going where one is changes nothing. */
    public Navigation to(Route route) {
        if (route.equals(current)) {
            return this;
        }
        List<Route> longer = new ArrayList<>(back);
        longer.add(current);
        int start = Math.max(0, longer.size() - REMEMBERED);
        return new Navigation(longer.subList(start, longer.size()), route, List.of());
    }

    /** Returns the side of an application that was shown last; its objects when none was. */
    public Route.Application sideOf(String application) {
        return back.reversed().stream()
                .filter(Route.Application.class::isInstance)
                .map(Route.Application.class::cast)
                .filter(place -> place.name().equals(application))
                .findFirst()
                .orElse(new Route.Application(application, Route.Tab.RESOURCES));
    }

    /** Returns the state after going back; unchanged at the beginning. */
    public Navigation backward() {
        if (back.isEmpty()) {
            return this;
        }
        List<Route> ahead = new ArrayList<>(forward);
        ahead.add(current);
        return new Navigation(back.subList(0, back.size() - 1), back.getLast(), ahead);
    }

    /** Returns the state after going forward; unchanged at the end. */
    public Navigation onward() {
        if (forward.isEmpty()) {
            return this;
        }
        List<Route> behind = new ArrayList<>(back);
        behind.add(current);
        return new Navigation(behind, forward.getLast(), forward.subList(0, forward.size() - 1));
    }
}
