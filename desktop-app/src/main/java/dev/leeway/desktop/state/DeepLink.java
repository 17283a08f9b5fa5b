package dev.leeway.desktop.state;

import dev.leeway.engine.resource.ResourceKey;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Places of the window as links: {@code leeway://applications/checkout/drift}. A link names no
 * workspace and carries nothing secret. Pure.
 */
public final class DeepLink {
    private static final String SCHEME = "leeway://";

    private DeepLink() {}

    /** Returns the link of a place. */
    public static String of(Route route) {
        return switch (route) {
            case Route.Overview _ -> link("overview");
            case Route.Applications _ -> link("applications");
            case Route.Application(String name, Route.Tab tab) ->
                    link("applications", name, tab.name().toLowerCase(Locale.ROOT));
            case Route.PlanAndSync(String name) -> link("applications", name, "plan");
            case Route.Repositories(Optional<RepositoryPlace> place) ->
                    place.map(DeepLink::repository).orElse(link("repositories"));
            case Route.Clusters(Optional<ClusterPlace> place) ->
                    place.map(DeepLink::cluster).orElse(link("clusters"));
            case Route.Bypasses _ -> link("bypasses");
            case Route.Bypass(String id) -> link("bypasses", id);
            case Route.BypassWizard(String name, Optional<ResourceKey> object) ->
                    object.map(key -> link("applications", name, "bypass", key.toArgument()))
                            .orElseGet(() -> link("applications", name, "bypass"));
            case Route.Activity _ -> link("activity");
            case Route.Insights _ -> link("insights");
            case Route.Welcome _ -> link("welcome");
            case Route.Settings _ -> link("settings");
        };
    }

    /** Returns the place of a link; empty when it is none. */
    public static Optional<Route> parse(String written) {
        if (!written.startsWith(SCHEME)) {
            return Optional.empty();
        }
        List<String> parts;
        try {
            parts =
                    Arrays.stream(written.substring(SCHEME.length()).split("/", -1))
                            .filter(part -> !part.isEmpty())
                            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                            .toList();
        } catch (IllegalArgumentException notDecodable) {
            return Optional.empty();
        }
        return parts.isEmpty() ? Optional.empty() : parse(parts);
    }

    private static Optional<Route> parse(List<String> parts) {
        String page = parts.getFirst();
        if (page.equals("applications") && parts.size() > 1) {
            if (parts.size() > 2 && parts.get(2).equals("bypass")) {
                return wizard(parts);
            }
            return application(parts.get(1), parts.size() > 2 ? parts.get(2) : "resources");
        }
        if (page.equals("repositories") && parts.size() > 1) {
            return RepositoryLink.parse(parts.subList(1, parts.size()))
                    .map(place -> new Route.Repositories(Optional.of(place)));
        }
        if (page.equals("clusters") && parts.size() > 1) {
            return ClusterPlace.parse(parts.subList(1, parts.size()))
                    .map(place -> new Route.Clusters(Optional.of(place)));
        }
        if (page.equals("bypasses") && parts.size() == 2) {
            return Optional.of(new Route.Bypass(parts.get(1)));
        }
        if (parts.size() > 1) {
            return Optional.empty();
        }
        return List.of(
                        new Route.Overview(),
                        new Route.Applications(),
                        new Route.Repositories(),
                        new Route.Clusters(),
                        new Route.Bypasses(),
                        new Route.Activity(),
                        new Route.Insights(),
                        new Route.Welcome(),
                        new Route.Settings())
                .stream()
                .map(Route.class::cast)
                .filter(route -> of(route).equals(link(page)))
                .findFirst();
    }

    private static Optional<Route> wizard(List<String> parts) {
        try {
            return Optional.of(
                    new Route.BypassWizard(
                            parts.get(1),
                            parts.size() > 3
                                    ? Optional.of(ResourceKey.fromArgument(parts.get(3)))
                                    : Optional.empty()));
        } catch (IllegalArgumentException noObject) {
            return Optional.empty();
        }
    }

    private static Optional<Route> application(String name, String side) {
        if (side.equals("plan")) {
            return Optional.of(new Route.PlanAndSync(name));
        }
        return Arrays.stream(Route.Tab.values())
                .filter(tab -> tab.name().toLowerCase(Locale.ROOT).equals(side))
                .findFirst()
                .map(tab -> new Route.Application(name, tab));
    }

    private static String cluster(ClusterPlace place) {
        List<String> parts = new ArrayList<>(List.of("clusters"));
        parts.addAll(place.parts());
        return link(parts.toArray(String[]::new));
    }

    private static String repository(RepositoryPlace place) {
        List<String> parts = new ArrayList<>(List.of("repositories"));
        parts.addAll(RepositoryLink.parts(place));
        return link(parts.toArray(String[]::new));
    }

    private static String link(String... parts) {
        StringBuilder link = new StringBuilder(SCHEME);
        for (int i = 0; i < parts.length; i++) {
            link.append(i == 0 ? "" : "/").append(encoded(parts[i]));
        }
        return link.toString();
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
