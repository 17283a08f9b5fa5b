package dev.leeway.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Every place has a link, and the link leads back to it. */
class DeepLinkTest {
    @Test
    void everyPlaceHasALinkThatLeadsBack() {
        List<Route> routes =
                List.of(
                        new Route.Overview(),
                        new Route.Applications(),
                        new Route.Application("checkout-prod", Route.Tab.RESOURCES),
                        new Route.Application("a b/c?d=\u00e4#%", Route.Tab.DRIFT),
                        new Route.Application("plan", Route.Tab.HISTORY),
                        new Route.PlanAndSync("resources"),
                        new Route.Repositories(),
                        new Route.Clusters(),
                        new Route.Bypasses(),
                        new Route.Activity(),
                        new Route.Insights(),
                        new Route.Welcome(),
                        new Route.Settings());
        for (Route route : routes) {
            assertThat(DeepLink.parse(DeepLink.of(route))).as(DeepLink.of(route)).contains(route);
        }
        assertThat(routes.stream().map(DeepLink::of)).doesNotHaveDuplicates();
        assertThat(routes.stream().map(Object::getClass).distinct())
                .as("every kind of place is looked at")
                .hasSize(Route.class.getPermittedSubclasses().length);
    }

    @Test
    void linksReadAsAPersonWritesThem() {
        assertThat(DeepLink.of(new Route.Application("checkout", Route.Tab.DRIFT)))
                .isEqualTo("leeway://applications/checkout/drift");
        assertThat(DeepLink.parse("leeway://applications/checkout"))
                .contains(new Route.Application("checkout", Route.Tab.RESOURCES));
        assertThat(DeepLink.parse("leeway://overview/")).contains(new Route.Overview());
    }

    @Test
    void whatIsNoLinkIsNone() {
        for (String wrong :
                List.of(
                        "",
                        "leeway://",
                        "leeway://nowhere",
                        "https://applications/a",
                        "leeway://applications/a/elsewhere",
                        "leeway://overview/more",
                        "leeway://applications/%zz")) {
            assertThat(DeepLink.parse(wrong)).as(wrong).isEmpty();
        }
    }
}
