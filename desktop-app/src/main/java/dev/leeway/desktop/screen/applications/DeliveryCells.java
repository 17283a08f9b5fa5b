package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Automation;
import dev.leeway.desktop.state.Delivery;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.SyncEngine;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.source.Distance;

import javafx.css.PseudoClass;

import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** The cells that tell how commits reach the cluster: how far behind, by whom, when. */
final class DeliveryCells {
    /** Those that lack the most commits first, those of which nothing is known last. */
    static final Comparator<ApplicationState> BEHIND_MOST_FIRST =
            Comparator.comparingInt(
                    (ApplicationState app) ->
                            app.delivery()
                                    .behind()
                                    .map(far -> -far.ahead())
                                    .orElse(Integer.MAX_VALUE));

    /** The newest sync first, those that were never synced last. */
    static final Comparator<ApplicationState> NEWEST_FIRST =
            Comparator.comparing(
                            (ApplicationState app) ->
                                    app.delivery()
                                            .last()
                                            .map(Delivery.LastSync::at)
                                            .orElse(Instant.EPOCH))
                    .reversed();

    /** What is old or was not done in whole. */
    static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");

    private DeliveryCells() {}

    /** Returns a text by which applications of one engine come together, unknown ones last. */
    static String engineOrder(ApplicationState app) {
        Set<SyncEngine> all = engines(app);
        return all.isEmpty()
                ? "~"
                : all.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    private static Set<SyncEngine> engines(ApplicationState app) {
        return app.findings().latest().map(Findings::engines).orElse(Set.of());
    }

    /** How many commits of Git are not in what was last synced. */
    static final class Behind extends ApplicationCell {
        private final Text text;

        Behind(Desk desk) {
            super("number", "muted");
            text = desk.text();
        }

        @Override
        void show(ApplicationState app) {
            pseudoClassStateChanged(
                    LATE, app.delivery().behind().filter(far -> far.ahead() > 0).isPresent());
            setText(
                    app.delivery()
                            .behind()
                            .map(
                                    far ->
                                            far.atLeast()
                                                    ? text.text(
                                                            "applications.behind-more", far.ahead())
                                                    : text.text("applications.behind", far.ahead()))
                            .orElse(
                                    text.text(
                                            app.delivery().unread().isEmpty()
                                                    ? "applications.no-history"
                                                    : "applications.not-known")));
        }

        @Override
        String hint(ApplicationState app) {
            return app.delivery()
                    .behind()
                    .map(this::words)
                    .orElseGet(
                            () ->
                                    app.delivery().unread().isEmpty()
                                            ? text.text("applications.behind-never")
                                            : text.text(
                                                    "applications.behind-unread",
                                                    app.delivery().unread()));
        }

        private String words(Distance far) {
            String words =
                    text.text(
                            far.ahead() == 0
                                    ? "applications.behind-none"
                                    : "applications.behind-by",
                            far.ahead());
            return far.behind() == 0
                    ? words
                    : words + "\n" + text.text("applications.behind-other", far.behind());
        }
    }

    /** Who syncs it. */
    static final class Engine extends ApplicationCell {
        private final Text text;

        Engine(Desk desk) {
            super("muted");
            text = desk.text();
        }

        @Override
        void show(ApplicationState app) {
            String named = named(app);
            setText(
                    app.automation() == Automation.NONE || named.isEmpty()
                            ? named
                            : text.text("applications.engine-auto", named));
        }

        private String named(ApplicationState app) {
            Set<SyncEngine> all = engines(app);
            if (all.isEmpty()) {
                return app.findings().latest().isEmpty()
                        ? ""
                        : text.text("applications.engine-none");
            }
            return all.stream().sorted().map(this::name).collect(Collectors.joining(", "));
        }

        private String name(SyncEngine engine) {
            return text.text(
                    switch (engine) {
                        case LEEWAY -> "applications.engine.leeway";
                        case ARGO_CD -> "applications.engine.argo-cd";
                        case FLUX -> "applications.engine.flux";
                        case HELM -> "applications.engine.helm";
                        case OTHER -> "applications.engine.other";
                    });
        }

        @Override
        String hint(ApplicationState app) {
            String who =
                    engines(app).isEmpty()
                            ? text.text("applications.engine-none-hint")
                            : text.text("applications.engine-hint", named(app));
            return switch (app.automation()) {
                case NONE -> who;
                case COMMITS -> who + "\n" + text.text("applications.automated-hint");
                case COMMITS_AND_DRIFT -> who + "\n" + text.text("applications.self-heals-hint");
            };
        }
    }

    /** When it was last synced, and by whom. */
    static final class LastSync extends ApplicationCell {
        private final Desk desk;

        LastSync(Desk desk) {
            super("muted");
            this.desk = desk;
        }

        @Override
        void show(ApplicationState app) {
            pseudoClassStateChanged(
                    STALE,
                    app.delivery().last().filter(sync -> !sync.outcome().isWell()).isPresent());
            String words = words(desk, app);
            setText(words.isEmpty() ? desk.text().text("applications.no-history") : words);
        }

        /** Returns when and by whom; empty when it never was. */
        static String words(Desk desk, ApplicationState app) {
            Delivery delivery = app.delivery();
            return delivery.last()
                    .map(
                            sync ->
                                    desk.text()
                                            .text(
                                                    sync.outcome().isWell()
                                                            ? "applications.last-sync"
                                                            : "applications.last-sync-undone",
                                                    desk.text()
                                                            .age(
                                                                    sync.at(),
                                                                    desk.store().state().now()),
                                                    sync.who()))
                    .orElse(
                            delivery.unread().isEmpty()
                                    ? ""
                                    : desk.text().text("applications.not-known"));
        }

        @Override
        String hint(ApplicationState app) {
            Delivery delivery = app.delivery();
            if (delivery.last().isEmpty()) {
                return delivery.unread().isEmpty()
                        ? desk.text().text("applications.last-sync-never")
                        : desk.text().text("applications.last-sync-unread", delivery.unread());
            }
            Delivery.LastSync sync = delivery.last().get();
            return desk.text()
                    .text(
                            !sync.outcome().isWell()
                                    ? "applications.last-sync-hint-undone"
                                    : sync.outcome() == Outcome.HELD
                                            ? "applications.last-sync-hint-held"
                                            : sync.partial()
                                                    ? "applications.last-sync-hint-partial"
                                                    : "applications.last-sync-hint",
                            desk.text().moment(sync.at()),
                            sync.who());
        }
    }
}
