package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.DifferenceBar;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.engine.resource.Revision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** The columns of the table of applications. */
final class ApplicationColumns {
    /** Where the columns stand whose widths are those of their words. */
    static final int NAME = 1;

    static final int PLACE = 2;
    private static final int STATE = 0;

    /** A word is drawn a little wider than it is measured, the more the longer it is. */
    private static final double ROUNDING = 6;

    private static final int HEALTH = 3;
    static final int SOURCE = 10;

    private final Desk desk;
    private final Looks looks;

    ApplicationColumns(Desk desk) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
    }

    List<TableColumn<ApplicationRow, ApplicationState>> all() {
        List<TableColumn<ApplicationRow, ApplicationState>> all = columns();
        var health = all.get(HEALTH);
        health.setMinWidth(
                Stream.of(Wellness.values())
                        .mapToDouble(one -> WordWidths.ofState(looks.of(one).word()))
                        .reduce(health.getMinWidth(), Math::max));
        // That nobody sees it has to be read whole; what a longer word says, its hint says too.
        var state = all.get(STATE);
        double least = WordWidths.ofState(looks.of(Condition.UNREACHABLE).word()) + ROUNDING;
        state.setMinWidth(Math.max(state.getMinWidth(), least));
        state.setPrefWidth(Math.max(state.getPrefWidth(), least));
        return all;
    }

    private List<TableColumn<ApplicationRow, ApplicationState>> columns() {
        return List.of(
                column(
                        "applications.column.state",
                        124,
                        Comparator.comparing(ApplicationState::condition),
                        StateCell::new),
                column(
                        "applications.column.name",
                        184,
                        Comparator.comparing(ApplicationState::name),
                        NameCell::new),
                column(
                        "applications.column.place",
                        268,
                        Comparator.comparing(ApplicationState::cluster)
                                .thenComparing(ApplicationState::namespace),
                        PlaceCell::new),
                column(
                        "applications.column.health",
                        150,
                        Comparator.comparing(ApplicationColumns::lastWellness),
                        HealthCell::new),
                column(
                        "applications.column.differences",
                        108,
                        Comparator.comparingInt(
                                (ApplicationState app) -> -app.tally().differences()),
                        DifferencesCell::new),
                column(
                        "applications.column.revision",
                        98,
                        Comparator.comparing(ApplicationColumns::commit),
                        RevisionCell::new),
                column(
                        "applications.column.behind",
                        74,
                        DeliveryCells.BEHIND_MOST_FIRST,
                        DeliveryCells.Behind::new,
                        "number-column"),
                column(
                        "applications.column.engine",
                        92,
                        Comparator.comparing(DeliveryCells::engineOrder),
                        DeliveryCells.Engine::new),
                column(
                        "applications.column.last-sync",
                        116,
                        DeliveryCells.NEWEST_FIRST,
                        DeliveryCells.LastSync::new),
                column(
                        "applications.column.compared",
                        92,
                        Comparator.comparing(ApplicationColumns::comparedAt).reversed(),
                        ComparedCell::new,
                        "number-column"),
                column(
                        "applications.column.source",
                        236,
                        Comparator.comparing(ApplicationState::path),
                        SourceCell::new));
    }

    /** Of what nobody sees the last that was known: what was unwell is not lost among the rest. */
    private static Wellness lastWellness(ApplicationState app) {
        return app.past().map(found -> found.tally().wellness()).orElseGet(app::wellness);
    }

    private static String commit(ApplicationState app) {
        return app.findings().latest().map(found -> found.revision().commit()).orElse("");
    }

    private static Instant comparedAt(ApplicationState app) {
        return app.findings().latest().map(Findings::at).orElse(Instant.EPOCH);
    }

    private TableColumn<ApplicationRow, ApplicationState> column(
            String key,
            double width,
            Comparator<ApplicationState> order,
            Function<Desk, ApplicationCell> cell,
            String... styles) {
        TableColumn<ApplicationRow, ApplicationState> column =
                new TableColumn<>(desk.text().text(key));
        column.setId(key);
        column.getStyleClass().addAll(styles);
        // A heading is whole in every language.
        double least = Math.max(Math.floor(width * 0.85), WordWidths.ofHeading(column.getText()));
        column.setPrefWidth(Math.max(width, least));
        column.setMinWidth(least);
        column.setComparator(order);
        column.setCellValueFactory(row -> row.getValue().applicationProperty());
        column.setCellFactory(owner -> cell.apply(desk));
        return column;
    }

    private final class StateCell extends ApplicationCell {
        private final StatusBadge badge = new StatusBadge();

        StateCell(Desk desk) {
            setGraphic(badge);
        }

        @Override
        void show(ApplicationState app) {
            badge.show(looks.of(app));
        }

        @Override
        String hint(ApplicationState app) {
            return looks.past(app, desk.store().state().now()).orElse("");
        }
    }

    private static final class NameCell extends ApplicationCell {
        private final Desk desk;
        private final StateShape leased = new StateShape();

        NameCell(Desk desk) {
            super("mono", "strong");
            this.desk = desk;
        }

        @Override
        void show(ApplicationState app) {
            setText(app.name());
            String words = held(app);
            // A label forgets a graphic that was hidden when its words first came.
            setGraphic(words.isEmpty() ? null : leased);
            if (!words.isEmpty()) {
                leased.show(
                        HeldApplications.grave(desk.store().state(), app.name())
                                ? new Mark("state-eroded", Feather.ALERT_OCTAGON, words)
                                : new Mark("state-held", Feather.ANCHOR, words));
            }
        }

        @Override
        String hint(ApplicationState app) {
            String words = held(app);
            return words.isEmpty() ? app.name() : app.name() + "\n" + words;
        }

        private String held(ApplicationState app) {
            int leased = HeldApplications.objects(desk.store().state(), app.name());
            return Stream.of(
                            leased == 0 ? "" : desk.text().text("bypasses.banner", leased),
                            app.holds().isEmpty()
                                    ? ""
                                    : desk.text().text("applications.holds", app.holds().size()))
                    .filter(words -> !words.isEmpty())
                    .collect(Collectors.joining("\n"));
        }
    }

    private static final class PlaceCell extends ApplicationCell {
        private final Label place = new Label();
        private final Label practice;
        private final Node lock = Icons.of(Feather.LOCK);
        private final Desk desk;

        PlaceCell(Desk desk) {
            this.desk = desk;
            practice = new Label(desk.text().text("cluster.practice"));
            practice.getStyleClass().add("practice-tag");
            practice.setMinWidth(USE_PREF_SIZE);
            place.getStyleClass().add("mono");
            HBox line = new HBox(lock, place, practice);
            line.getStyleClass().add("cell-line");
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
        }

        @Override
        void show(ApplicationState app) {
            place.setText(app.cluster() + " / " + app.namespace());
            // Where everything is practice the frame says so; a tag in each row would say nothing.
            boolean tagged = app.practice() && !desk.store().state().workspace().practice();
            practice.setVisible(tagged);
            practice.setManaged(tagged);
            lock.setVisible(app.guarded());
            lock.setManaged(app.guarded());
        }

        @Override
        String hint(ApplicationState app) {
            return place.getText();
        }
    }

    private final class HealthCell extends ApplicationCell {
        private final StatusBadge badge = new StatusBadge();

        HealthCell(Desk desk) {
            setGraphic(badge);
        }

        @Override
        void show(ApplicationState app) {
            badge.show(looks.healthInBrief(app));
        }

        @Override
        String hint(ApplicationState app) {
            return looks.past(app, desk.store().state().now()).orElse("");
        }
    }

    private final class DifferencesCell extends ApplicationCell {
        private final DifferenceBar bar = new DifferenceBar();

        DifferencesCell(Desk desk) {
            setGraphic(bar);
        }

        @Override
        void show(ApplicationState app) {
            bar.show(looks.shares(app), app.tally().total(), hint(app));
        }

        @Override
        String hint(ApplicationState app) {
            return looks.past(app, desk.store().state().now())
                    .orElseGet(() -> looks.words(app.tally()));
        }
    }

    private static final class RevisionCell extends ApplicationCell {
        private final Desk desk;

        RevisionCell(Desk desk) {
            super("mono", "muted");
            this.desk = desk;
        }

        @Override
        void show(ApplicationState app) {
            setText(app.findings().latest().map(f -> f.revision().shortCommit()).orElse(""));
        }

        @Override
        String hint(ApplicationState app) {
            return app.findings().latest().map(f -> words(f.revision())).orElse("");
        }

        private String words(Revision at) {
            return desk.text()
                    .text(
                            "revision.hint",
                            at.subject(),
                            at.author(),
                            desk.text().moment(at.authoredAt()),
                            at.commit());
        }
    }

    private static final class SourceCell extends ApplicationCell {
        private final Desk desk;

        SourceCell(Desk desk) {
            super("mono", "muted");
            this.desk = desk;
            // Folders of one repository begin alike; where they end tells them apart.
            setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        }

        @Override
        void show(ApplicationState app) {
            setText(SourceWords.of(app, desk.store().state()));
        }

        @Override
        String hint(ApplicationState app) {
            return SourceWords.whole(app) + " (" + app.renderer() + ")";
        }
    }

    private static final class ComparedCell extends ApplicationCell {
        private final Desk desk;

        ComparedCell(Desk desk) {
            super("number", "muted");
            this.desk = desk;
        }

        @Override
        void show(ApplicationState app) {
            pseudoClassStateChanged(DeliveryCells.STALE, app.past().isPresent());
            Instant now = desk.store().state().now();
            setText(
                    app.findings().isLoading()
                            ? desk.text().text("applications.comparing")
                            : app.findings()
                                    .latest()
                                    .map(found -> desk.text().age(found.at(), now))
                                    .orElse(""));
        }

        @Override
        String hint(ApplicationState app) {
            return app.findings().latest().map(found -> desk.text().moment(found.at())).orElse("");
        }
    }
}
