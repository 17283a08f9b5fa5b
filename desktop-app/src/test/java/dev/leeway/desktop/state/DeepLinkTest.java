package dev.leeway.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Optional;

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
                        new Route.Application("checkout-prod", Route.Tab.ADDED),
                        new Route.PlanAndSync("resources"),
                        new Route.Repositories(),
                        repository(new RepositoryPlace.View.Files("", 0)),
                        repository(new RepositoryPlace.View.Files("a b/=\u00e4/c.yaml", 7)),
                        repository(new RepositoryPlace.View.Commits("", "path:\"a b\" x=y")),
                        repository(new RepositoryPlace.View.Commits("3f2c", "")),
                        repository(new RepositoryPlace.View.Compare("", true, "")),
                        repository(new RepositoryPlace.View.Compare("v1", false, "a/b")),
                        repository(new RepositoryPlace.View.Requests()),
                        new Route.Clusters(),
                        cluster("kubeconfig:a b", new GroupKind("apps", "Deployment"), List.of()),
                        cluster("prod", new GroupKind("", "Pod"), List.of("shop", "web")),
                        new Route.Clusters(
                                Optional.of(
                                        ClusterPlace.of(
                                                "prod",
                                                new ResourceKey(
                                                        "apps", "Deployment", "shop", "a:b")))),
                        new Route.Clusters(
                                Optional.of(
                                        ClusterPlace.of(
                                                "prod",
                                                new ResourceKey("", "Namespace", "", "shop")))),
                        new Route.Bypasses(),
                        new Route.Bypass("b-7f3a"),
                        new Route.BypassWizard("storefront", Optional.empty()),
                        new Route.BypassWizard(
                                "storefront",
                                Optional.of(
                                        new ResourceKey(
                                                "apps", "Deployment", "shop", "storefront"))),
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

    private static Route cluster(String name, GroupKind kind, List<String> namespaces) {
        return new Route.Clusters(
                Optional.of(new ClusterPlace(name, kind, namespaces, Optional.empty())));
    }

    private static Route repository(RepositoryPlace.View view) {
        return new Route.Repositories(
                Optional.of(new RepositoryPlace("platform", "feature/one", view)));
    }

    @Test
    void linksReadAsAPersonWritesThem() {
        assertThat(DeepLink.of(new Route.Application("checkout", Route.Tab.DRIFT)))
                .isEqualTo("leeway://applications/checkout/drift");
        assertThat(DeepLink.parse("leeway://applications/checkout"))
                .contains(new Route.Application("checkout", Route.Tab.RESOURCES));
        assertThat(
                        DeepLink.of(
                                new Route.Clusters(
                                        Optional.of(
                                                ClusterPlace.of(
                                                        "prod",
                                                        new ResourceKey(
                                                                "", "Pod", "shop", "api-0"))))))
                .isEqualTo("leeway://clusters/prod/core/Pod/shop/api-0");
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
                        "leeway://clusters/prod",
                        "leeway://clusters/prod/apps/Deployment/shop/a/more",
                        "leeway://repositories/platform",
                        "leeway://repositories/platform/main/elsewhere",
                        "leeway://repositories/platform/main/files/line=x",
                        "leeway://applications/%zz")) {
            assertThat(DeepLink.parse(wrong)).as(wrong).isEmpty();
        }
    }
}
