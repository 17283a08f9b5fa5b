package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.WorkspaceBlank;
import dev.leeway.desktop.screen.clusters.TableStanding.ListState;
import dev.leeway.desktop.screen.clusters.TableStanding.ListTrouble;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** What stands above the table or in its place: empty, loading, old, partial, refused. */
final class TableStates {
    private static final int MOST_BANNERS = 2;

    private final Desk desk;
    private final ClustersModel model;
    private final Runnable clearFilter;
    private final Runnable whoMay;

    TableStates(Desk desk, ClustersModel model, Runnable clearFilter, Runnable whoMay) {
        this.desk = desk;
        this.model = model;
        this.clearFilter = clearFilter;
        this.whoMay = whoMay;
    }

    /** Returns how many rows there are, in words. */
    String count(TableStanding now) {
        if (now.source().isEmpty() || now.lists().isEmpty()) {
            return "";
        }
        if (now.loading()) {
            return desk.text()
                    .text("clusters.count-coming", now.total(), now.total() + now.coming());
        }
        return now.shown() == now.total() && model.table().filter().all()
                ? desk.text().text("clusters.count", now.total())
                : desk.text().text("clusters.count-of", now.shown(), now.total());
    }

    /** Returns what stands above the table. */
    List<Node> banners(TableStanding now) {
        List<Map.Entry<String, ListTrouble>> troubles = now.troubles();
        if (troubles.isEmpty() || now.total() == 0) {
            return List.of();
        }
        List<Node> banners = new ArrayList<>();
        for (Map.Entry<String, ListTrouble> one :
                troubles.subList(0, Math.min(MOST_BANNERS, troubles.size()))) {
            ListTrouble trouble = one.getValue();
            ListState list = now.lists().getOrDefault(one.getKey(), ListState.NEW);
            String what =
                    list.listedAt()
                            .map(at -> desk.text().text("clusters.as-of", desk.text().clock(at)))
                            .orElse(trouble.trouble().what());
            banners.add(
                    new Banner(
                            new Mark(
                                    trouble.forbidden() ? "state-undetermined" : "state-missing",
                                    trouble.forbidden() ? Feather.SLASH : Feather.CLOCK,
                                    what),
                            List.of(trouble.trouble().why(), trouble.trouble().next()),
                            trouble.forbidden() ? who() : again()));
        }
        return List.copyOf(banners);
    }

    private Button again() {
        return Buttons.of(
                Feather.REFRESH_CW,
                desk.text().text("clusters.again"),
                () -> {
                    if (model.offerProperty().get().latest().isEmpty()) {
                        model.connect();
                    } else {
                        model.table().restart();
                    }
                });
    }

    private Button who() {
        return Buttons.of(Feather.USERS, desk.text().text("clusters.who-may"), whoMay);
    }

    /** Returns what stands in the place of the table; empty when the table does. */
    Optional<Node> instead(TableStanding now) {
        if (desk.readings().clusters().isEmpty() || desk.store().state().clusters().size() == 0) {
            return Optional.of(nothingOpen());
        }
        if (model.offerProperty().get() instanceof Loadable.Failed<ClustersModel.Offer> failed) {
            return Optional.of(failed(failed.trouble(), false));
        }
        if (now.shown() > 0) {
            return Optional.empty();
        }
        if (now.source().isEmpty() || (now.loading() && now.total() == 0)) {
            return Optional.of(
                    new Blank(
                            "state-busy",
                            Feather.REFRESH_CW,
                            desk.text()
                                    .text(
                                            "clusters.loading",
                                            model.kind()
                                                    .map(kind -> kind.plural())
                                                    .orElse(model.placeProperty().get().cluster())),
                            List.of()));
        }
        if (now.total() > 0) {
            return model.table().filter().all() || now.loading()
                    ? Optional.empty()
                    : Optional.of(
                            new Blank(
                                    "state-quiet",
                                    Feather.FILTER,
                                    desk.text().text("clusters.none-match", now.total()),
                                    List.of(),
                                    Buttons.of(
                                            Feather.X,
                                            desk.text().text("clusters.clear-filter"),
                                            clearFilter)));
        }
        return now.troubles().stream()
                .map(Map.Entry::getValue)
                .findFirst()
                .map(trouble -> failed(trouble.trouble(), trouble.forbidden()))
                .or(() -> Optional.of(none(now)));
    }

    private Node none(TableStanding now) {
        String kind = now.source().map(source -> source.kind().gvk().kind()).orElse("");
        List<String> inside = now.source().map(TableSource::namespaces).orElse(List.of());
        Optional<Instant> at =
                now.lists().values().stream()
                        .map(ListState::listedAt)
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder());
        String sentence =
                at.map(one -> desk.text().text("clusters.none-at", desk.text().clock(one)))
                        .orElse("");
        return inside.isEmpty()
                ? new Blank(
                        "state-quiet",
                        Feather.BOX,
                        desk.text().text("clusters.none", kind),
                        List.of(sentence))
                : new Blank(
                        "state-quiet",
                        Feather.BOX,
                        desk.text().text("clusters.none-in", kind, String.join(", ", inside)),
                        List.of(sentence),
                        Buttons.of(
                                Feather.GLOBE,
                                desk.text().text("clusters.look-everywhere"),
                                () -> model.chooseNamespaces(List.of())));
    }

    private Node failed(Trouble trouble, boolean forbidden) {
        Button copy =
                Buttons.of(
                        Feather.COPY,
                        desk.text().text("action.copy-details"),
                        () -> desk.commands().copy(trouble.details()));
        return new Blank(
                forbidden ? "state-undetermined" : "state-failing",
                forbidden ? Feather.SLASH : Feather.ALERT_OCTAGON,
                trouble.what(),
                List.of(trouble.why(), trouble.next()),
                forbidden ? new Button[] {who(), again(), copy} : new Button[] {again(), copy});
    }

    private Node nothingOpen() {
        return switch (desk.store().state().workspace().phase()) {
            case NONE -> WorkspaceBlank.none(desk);
            case OPENING -> WorkspaceBlank.opening(desk, desk.store().state().workspace());
            case REFUSED -> WorkspaceBlank.refused(desk, desk.store().state().workspace());
            case OPEN ->
                    new Blank(
                            "state-quiet",
                            Feather.SERVER,
                            desk.text().text("clusters.none-open"),
                            List.of(desk.text().text("clusters.none-open-next")),
                            WorkspaceBlank.again(desk),
                            WorkspaceBlank.workspaces(desk));
        };
    }
}
