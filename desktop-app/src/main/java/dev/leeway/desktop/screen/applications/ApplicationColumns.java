package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.DifferenceBar;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Loadable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The columns of the table of applications. */
final class ApplicationColumns {
    private final Desk desk;
    private final Looks looks;

    ApplicationColumns(Desk desk) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
    }

    List<TableColumn<ApplicationRow, ApplicationState>> all() {
        return List.of(
                column(
                        "applications.column.state",
                        132,
                        Comparator.comparing(ApplicationState::condition),
                        StateCell::new),
                column(
                        "applications.column.name",
                        190,
                        Comparator.comparing(ApplicationState::name),
                        NameCell::new),
                column(
                        "applications.column.place",
                        244,
                        Comparator.comparing(ApplicationState::cluster)
                                .thenComparing(ApplicationState::namespace),
                        PlaceCell::new),
                column(
                        "applications.column.health",
                        140,
                        Comparator.comparing(ApplicationState::wellness),
                        HealthCell::new),
                column(
                        "applications.column.differences",
                        116,
                        Comparator.comparingInt(
                                (ApplicationState app) -> -app.tally().differences()),
                        DifferencesCell::new),
                column(
                        "applications.column.revision",
                        96,
                        Comparator.comparing(ApplicationColumns::commit),
                        RevisionCell::new),
                column(
                        "applications.column.compared",
                        104,
                        Comparator.comparing(ApplicationColumns::comparedAt).reversed(),
                        ComparedCell::new),
                column(
                        "applications.column.source",
                        210,
                        Comparator.comparing(ApplicationState::path),
                        SourceCell::new));
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
            Function<Desk, Cell> cell) {
        TableColumn<ApplicationRow, ApplicationState> column =
                new TableColumn<>(desk.text().text(key));
        column.setId(key);
        column.setPrefWidth(width);
        column.setMinWidth(width * 0.85);
        column.setComparator(order);
        column.setCellValueFactory(row -> row.getValue().applicationProperty());
        column.setCellFactory(owner -> cell.apply(desk));
        return column;
    }

    /** A cell that shows the application of its row. */
    private abstract static class Cell extends TableCell<ApplicationRow, ApplicationState> {
        abstract void show(ApplicationState app);

        abstract Node content();

        @Override
        protected void updateItem(@Nullable ApplicationState app, boolean empty) {
            super.updateItem(app, empty);
            if (empty || app == null) {
                setGraphic(null);
                setTooltip(null);
            } else {
                show(app);
                setGraphic(content());
            }
        }
    }

    private final class StateCell extends Cell {
        private final StatusBadge badge = new StatusBadge();

        StateCell(Desk desk) {}

        @Override
        void show(ApplicationState app) {
            badge.show(looks.of(app));
        }

        @Override
        Node content() {
            return badge;
        }
    }

    private static final class NameCell extends Cell {
        private final Desk desk;
        private final Label name = new Label();
        private final StateShape leased = new StateShape();
        private final HBox line = new HBox(leased, name);

        NameCell(Desk desk) {
            this.desk = desk;
            name.getStyleClass().addAll("mono", "strong");
            line.getStyleClass().add("cell-line");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        void show(ApplicationState app) {
            name.setText(app.name());
            int held = HeldApplications.objects(desk.store().state(), app.name());
            boolean grave = HeldApplications.grave(desk.store().state(), app.name());
            String words = held == 0 ? "" : desk.text().text("bypasses.banner", held);
            leased.setVisible(held > 0);
            leased.setManaged(held > 0);
            leased.show(
                    grave
                            ? new Mark("state-eroded", Feather.ALERT_OCTAGON, words)
                            : new Mark("state-held", Feather.ANCHOR, words));
            setTooltip(new Tooltip(held == 0 ? app.name() : app.name() + "\n" + words));
        }

        @Override
        Node content() {
            return line;
        }
    }

    private static final class PlaceCell extends Cell {
        private final Label place = new Label();
        private final Label practice;
        private final Node lock = Icons.of(Feather.LOCK);
        private final Desk desk;
        private final HBox line;

        PlaceCell(Desk desk) {
            this.desk = desk;
            practice = new Label(desk.text().text("cluster.practice"));
            practice.getStyleClass().add("practice-tag");
            practice.setMinWidth(USE_PREF_SIZE);
            place.getStyleClass().add("mono");
            line = new HBox(lock, place, practice);
            line.getStyleClass().add("cell-line");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        void show(ApplicationState app) {
            place.setText(app.cluster() + " / " + app.namespace());
            setTooltip(new Tooltip(place.getText()));
            // Where everything is practice the frame says so; a tag in each row would say nothing.
            boolean tagged = app.practice() && !desk.store().state().workspace().practice();
            practice.setVisible(tagged);
            practice.setManaged(tagged);
            lock.setVisible(app.guarded());
            lock.setManaged(app.guarded());
        }

        @Override
        Node content() {
            return line;
        }
    }

    private final class HealthCell extends Cell {
        private final StatusBadge badge = new StatusBadge();

        HealthCell(Desk desk) {}

        @Override
        void show(ApplicationState app) {
            badge.show(looks.of(app.wellness()));
        }

        @Override
        Node content() {
            return badge;
        }
    }

    private final class DifferencesCell extends Cell {
        private final DifferenceBar bar = new DifferenceBar();

        DifferencesCell(Desk desk) {}

        @Override
        void show(ApplicationState app) {
            String words = looks.words(app.tally());
            bar.show(looks.shares(app.tally()), app.tally().total(), words);
            setTooltip(words.isEmpty() ? null : new Tooltip(words));
        }

        @Override
        Node content() {
            return bar;
        }
    }

    private static final class RevisionCell extends Cell {
        private final Desk desk;
        private final Label revision = new Label();

        RevisionCell(Desk desk) {
            this.desk = desk;
            revision.getStyleClass().addAll("mono", "muted");
        }

        @Override
        void show(ApplicationState app) {
            revision.setText(
                    app.findings().latest().map(f -> f.revision().shortCommit()).orElse(""));
            setTooltip(
                    app.findings()
                            .latest()
                            .map(
                                    f ->
                                            new Tooltip(
                                                    desk.text()
                                                            .text(
                                                                    "revision.hint",
                                                                    f.revision().subject(),
                                                                    f.revision().author(),
                                                                    desk.text()
                                                                            .moment(
                                                                                    f.revision()
                                                                                            .authoredAt()),
                                                                    f.revision().commit())))
                            .orElse(null));
        }

        @Override
        Node content() {
            return revision;
        }
    }

    private static final class SourceCell extends Cell {
        private final Label source = new Label();

        SourceCell(Desk desk) {
            source.getStyleClass().addAll("mono", "muted");
        }

        @Override
        void show(ApplicationState app) {
            source.setText(app.repository() + " " + app.path());
            setTooltip(new Tooltip(source.getText() + " (" + app.renderer() + ")"));
        }

        @Override
        Node content() {
            return source;
        }
    }

    private static final class ComparedCell extends Cell {
        private final Desk desk;
        private final Label age = new Label();

        ComparedCell(Desk desk) {
            this.desk = desk;
            setAlignment(Pos.CENTER_RIGHT);
        }

        @Override
        void show(ApplicationState app) {
            boolean old = app.findings() instanceof Loadable.Failed<Findings>;
            age.getStyleClass().setAll("label", "number", old ? "stale" : "muted");
            Instant now = desk.store().state().now();
            age.setText(
                    app.findings().isLoading()
                            ? desk.text().text("applications.comparing")
                            : app.findings()
                                    .latest()
                                    .map(found -> desk.text().age(found.at(), now))
                                    .orElse(""));
            setTooltip(
                    app.findings()
                            .latest()
                            .map(found -> new Tooltip(desk.text().moment(found.at())))
                            .orElse(null));
        }

        @Override
        Node content() {
            return age;
        }
    }
}
