package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.LeaseLooks;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.MarkedObject;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.bypass.BypassState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands above an application while objects of it are under a bypass, whoever holds it. */
final class LeaseBanners extends VBox {
    private final Desk desk;
    private final String application;
    private final LeaseLooks looks;
    private List<String> shown = List.of();

    LeaseBanners(Desk desk, String application) {
        this.desk = desk;
        this.application = application;
        this.looks = new LeaseLooks(desk.text());
        getStyleClass().add("banners");
    }

    void update(AppState state) {
        List<LeaseState> own = state.leases().of(application);
        List<MarkedObject> foreign = state.leases().foreign(application);
        List<String> words = new ArrayList<>();
        own.forEach(lease -> words.add(lease.id() + sentence(lease, state)));
        foreign.forEach(marked -> words.add(marked.toString() + marked.overdue(state.now())));
        if (words.equals(shown)) {
            return;
        }
        shown = words;
        List<Node> banners = new ArrayList<>();
        own.forEach(lease -> banners.add(banner(lease, state)));
        if (!foreign.isEmpty()) {
            banners.add(foreign(foreign, state));
        }
        getChildren().setAll(banners);
    }

    private String sentence(LeaseState lease, AppState state) {
        return desk.text()
                .text(
                        "bypasses.banner-by",
                        lease.lease().bypass().owner(),
                        lease.lease().bypass().reason(),
                        looks.left(lease.view(state.now()).left()));
    }

    private Node banner(LeaseState lease, AppState state) {
        Mark mark = looks.of(lease);
        String title =
                lease.lease().state() instanceof BypassState.Eroded eroded
                        ? desk.text().text("bypasses.eroded-by", LeaseLooks.managers(eroded))
                        : desk.text()
                                .text("bypasses.banner", lease.lease().bypass().objects().size());
        return new Banner(
                new Mark(mark.styleClass(), mark.shape(), title),
                List.of(
                        LeaseLooks.objects(lease.lease().bypass().objects()),
                        sentence(lease, state)),
                Buttons.of(
                        Feather.ARROW_RIGHT,
                        desk.text().text("bypasses.banner-open"),
                        () -> desk.goTo(new Route.Bypass(lease.id()))));
    }

    private Node foreign(List<MarkedObject> marks, AppState state) {
        boolean orphan = marks.stream().anyMatch(marked -> marked.overdue(state.now()));
        return new Banner(
                new Mark(
                        orphan ? "state-failing" : "state-held",
                        orphan ? Feather.USER_X : Feather.USERS,
                        desk.text().text("bypasses.banner", marks.size())),
                marks.stream()
                        .map(
                                marked ->
                                        desk.text()
                                                .text(
                                                        "bypasses.banner-foreign",
                                                        marked.object().kind()
                                                                + " "
                                                                + Looks.name(marked.object()),
                                                        new EngineWords(desk.text())
                                                                .words(marked.mark().saidOwner())))
                        .collect(Collectors.toList()),
                Buttons.of(
                        Feather.ARROW_RIGHT,
                        desk.text().text("bypasses.banner-open"),
                        () -> desk.goTo(new Route.Bypasses())));
    }
}
