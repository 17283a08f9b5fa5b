package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.reading.RepositoryBrowsing.Described;
import dev.leeway.desktop.reading.RepositoryBrowsing.Holdings;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.WorkspaceBlank;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.RepositoryState;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.source.RevisionTip;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import java.util.List;
import java.util.Optional;

/**
 * What is said where there is nothing to look into, or where what is shown is not all there is.
 * Belongs to the window's thread.
 */
final class RepositoryStanding {
    private final Desk desk;
    private final RepositoriesModel model;

    RepositoryStanding(Desk desk, RepositoriesModel model) {
        this.desk = desk;
        this.model = model;
    }

    /**
     * Returns what stands there when no repository is looked at: none is open, none is there, or
     * not the one that was asked for.
     */
    Node nowhere() {
        Loadable<List<Described>> known = model.repositoriesProperty().get();
        return switch (known) {
            case Loadable.Unasked<List<Described>> _ -> WorkspaceBlank.closed(desk);
            case Loadable.Loading<List<Described>> _ ->
                    Blanks.busy(desk.text().text("repositories.reading"));
            case Loadable.Failed<List<Described>> failed ->
                    Blanks.failed(desk, failed.trouble(), () -> model.update(desk.store().state()));
            case Loadable.Loaded<List<Described>> loaded ->
                    loaded.value().isEmpty()
                            ? Blanks.quiet(
                                    Feather.GIT_BRANCH,
                                    desk.text().text("repositories.none"),
                                    desk.text().text("repositories.none-next"),
                                    WorkspaceBlank.again(desk))
                            : Blanks.quiet(
                                    Feather.HELP_CIRCLE,
                                    desk.text()
                                            .text(
                                                    "repositories.no-such",
                                                    model.wanted()
                                                            .map(RepositoryPlace::repository)
                                                            .map(Visible::of)
                                                            .orElse("")),
                                    "",
                                    Buttons.of(
                                            Feather.ARROW_RIGHT,
                                            desk.text()
                                                    .text(
                                                            "repositories.open-first",
                                                            loaded.value().getFirst().name()),
                                            () ->
                                                    model.go(
                                                            RepositoriesModel.beginning(
                                                                    loaded.value().getFirst()))));
        };
    }

    /** Returns what stands there when the mirror has nothing to look into; empty when it has. */
    Optional<Node> missing() {
        Loadable<Holdings> known = model.holdingsProperty().get();
        Button fetch =
                Buttons.primary(
                        Feather.DOWNLOAD_CLOUD,
                        desk.text().text("repositories.fetch"),
                        desk.commands()::fetch);
        if (known instanceof Loadable.Failed<Holdings> failed && known.latest().isEmpty()) {
            return Optional.of(Blanks.failed(desk, failed.trouble(), model::reload, fetch));
        }
        if (known.latest().isEmpty()) {
            return Optional.of(Blanks.busy(desk.text().text("repositories.reading")));
        }
        Holdings held = known.latest().get();
        if (!held.tips().isEmpty()) {
            return Optional.empty();
        }
        if (held.condition().damaged()) {
            return Optional.of(
                    Blanks.failed(
                            desk,
                            new Trouble(
                                    desk.text().text("repositories.damaged"),
                                    "",
                                    desk.text().text("repositories.damaged-next")),
                            desk.commands()::fetch));
        }
        boolean fetching =
                model.remoteProperty().get().filter(RepositoryState::fetching).isPresent();
        if (fetching) {
            return Optional.of(Blanks.busy(desk.text().text("repositories.fetching-first")));
        }
        boolean never = !held.condition().present() || held.condition().confirmed().isEmpty();
        if (!never) {
            return Optional.of(
                    Blanks.quiet(
                            Feather.GIT_BRANCH,
                            desk.text().text("repositories.empty"),
                            desk.text().text("repositories.empty-next"),
                            fetch));
        }
        Optional<String> why = model.remoteProperty().get().flatMap(RepositoryState::trouble);
        return Optional.of(
                why.isPresent()
                        ? Blanks.failed(
                                desk,
                                new Trouble(
                                        desk.text().text("repositories.never-fetched"),
                                        why.get(),
                                        desk.text().text("repositories.never-fetched-next")),
                                desk.commands()::fetch)
                        : Blanks.quiet(
                                Feather.DOWNLOAD_CLOUD,
                                desk.text().text("repositories.not-fetched"),
                                desk.text().text("repositories.not-fetched-next"),
                                fetch));
    }

    /**
     * Returns what must not go unnoticed above what is shown: that the mirror is damaged, that it
     * is old, or that something new arrived; empty when there is nothing to say.
     *
     * @param showArrived shows what arrived
     */
    Optional<Banner> banner(Runnable showArrived) {
        Optional<Holdings> held = model.holdingsProperty().get().latest();
        Optional<String> why = model.remoteProperty().get().flatMap(RepositoryState::trouble);
        boolean something = held.filter(one -> !one.tips().isEmpty()).isPresent();
        if (held.filter(one -> one.condition().damaged()).isPresent()) {
            return Optional.of(
                    banner(
                            new Mark(
                                    "state-failing",
                                    Feather.ALERT_OCTAGON,
                                    desk.text().text("repositories.damaged")),
                            desk.text().text("repositories.damaged-next")));
        }
        if (why.isPresent() && something) {
            return Optional.of(
                    banner(
                            new Mark(
                                    "state-missing",
                                    Feather.CLOUD_OFF,
                                    desk.text().text("repositories.stale")),
                            why.get()));
        }
        return model.arrivedProperty().get().map(tip -> arrival(tip, showArrived));
    }

    /** What is read stays under the reader's eyes until he asks for what is new. */
    private Banner arrival(RevisionTip tip, Runnable showArrived) {
        return new Banner(
                new Mark(
                        "state-busy",
                        Feather.GIT_COMMIT,
                        desk.text()
                                .text(
                                        "repositories.arrived",
                                        Visible.of(tip.revision().name()),
                                        tip.commit().id().substring(0, 7))),
                List.of(
                        desk.text()
                                .text(
                                        "repositories.arrived-what",
                                        Visible.of(tip.commit().subject()),
                                        Visible.of(tip.commit().author()))),
                Buttons.of(
                        Feather.ARROW_UP,
                        desk.text().text("repositories.arrived-show"),
                        showArrived));
    }

    private Banner banner(Mark mark, String sentence) {
        return new Banner(
                mark,
                List.of(sentence),
                Buttons.of(
                        Feather.DOWNLOAD_CLOUD,
                        desk.text().text("repositories.fetch"),
                        desk.commands()::fetch));
    }
}
