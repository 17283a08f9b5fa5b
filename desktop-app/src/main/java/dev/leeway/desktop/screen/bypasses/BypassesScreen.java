package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.control.FirstDivider;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Kept;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.LeaseLooks;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.screen.WorkspaceBlank;
import dev.leeway.desktop.screen.proposal.ProposalModel;
import dev.leeway.desktop.screen.proposal.ProposalPane;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.WorkspaceState;
import dev.leeway.engine.bypass.LeaseView;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Emergency fixes under a lease: the list at the left, one of them beside it. */
public final class BypassesScreen implements Screen {
    private static final double LIST = 0.34;
    private static final double LIST_AT_MOST = 480;

    private final Desk desk;
    private final BorderPane page = new BorderPane();
    private final ObservableList<LeaseRow> rows = FXCollections.observableArrayList();
    private final ListView<LeaseRow> list = new ListView<>(rows);
    private final LeaseModel model;
    private final LeasePane pane;
    private final SplitPane split;
    private final Button look;
    private final Kept<Nothing> blank = new Kept<>();
    private final Watch watch;
    private Optional<ProposalPane> proposal = Optional.empty();
    private boolean following;
    private long minute = -1;

    /** Makes the screen; {@code shown} is the lease to begin with, if there is one. */
    public BypassesScreen(Desk desk, Optional<String> shown) {
        this.desk = desk;
        this.model = new LeaseModel(desk);
        this.pane = new LeasePane(desk, model);
        page.getStyleClass().addAll("screen", "bypasses");
        look =
                Buttons.of(
                        Feather.REFRESH_CW,
                        desk.text().text("bypasses.look"),
                        desk.commands()::tendLeases);
        page.setTop(new PageHeader(desk.text().text("bypasses.title"), look));
        list.getStyleClass().addAll("lease-list", "edge-to-edge");
        list.setAccessibleText(desk.text().text("bypasses.title"));
        list.setCellFactory(view -> new LeaseCell(desk.text(), () -> desk.store().state().now()));
        list.setMinWidth(260);
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> select(after));
        pane.setMinWidth(320);
        split = new SplitPane(list, pane);
        FirstDivider.place(split, LIST, LIST_AT_MOST);
        SplitPane.setResizableWithParent(list, false);
        model.proposingProperty().addListener(observable -> propose());
        model.look(shown);
        this.watch = new Watch(desk.store(), this::update);
    }

    /** Shows the proposal that is looked at in place of the leases, or the leases again. */
    private void propose() {
        proposal = model.proposingProperty().get().map(this::proposalOf);
        proposal.ifPresentOrElse(page::setCenter, () -> update(desk.store().state()));
        focus();
    }

    private ProposalPane proposalOf(ProposalModel of) {
        ProposalPane made = new ProposalPane(desk, of, model::stopProposing);
        made.open(
                desk.text()
                        .text(
                                "bypasses.proposal-of",
                                model.leaseProperty()
                                        .get()
                                        .map(one -> one.lease().bypass().objects())
                                        .map(LeaseLooks::objects)
                                        .orElse("")));
        return made;
    }

    private void select(@Nullable LeaseRow row) {
        if (!following && row instanceof LeaseRow.Own(LeaseState lease)) {
            model.look(Optional.of(lease.id()));
        }
    }

    private void update(AppState state) {
        look.setVisible(!state.workspace().name().isEmpty());
        List<LeaseRow> next = LeaseRow.of(state);
        if (!next.equals(rows)) {
            following = true;
            rows.setAll(next);
            following = false;
        } else if (state.now().getEpochSecond() / 10 != minute) {
            // Only the countdowns moved on.
            list.refresh();
        }
        minute = state.now().getEpochSecond() / 10;
        model.update(state);
        follow();
        if (proposal.isPresent()) {
            return;
        }
        page.setCenter(
                rows.isEmpty() && model.leaseProperty().get().isEmpty()
                        ? blank.of(
                                new Nothing(state.leases().own(), state.workspace()), this::blank)
                        : split);
        pane.tick(state);
    }

    /** Keeps the lease that is shown selected; begins with the first. */
    private void follow() {
        Optional<LeaseRow> own =
                rows.stream()
                        .filter(
                                row ->
                                        row instanceof LeaseRow.Own(LeaseState lease)
                                                && model.leaseProperty()
                                                        .get()
                                                        .map(LeaseState::id)
                                                        .filter(lease.id()::equals)
                                                        .isPresent())
                        .findFirst();
        Optional<LeaseRow> chosen =
                own.or(
                        () ->
                                model.leaseProperty().get().isPresent()
                                        ? Optional.empty()
                                        : rows.stream()
                                                .filter(LeaseRow.Own.class::isInstance)
                                                .findFirst());
        chosen.ifPresent(
                row -> {
                    if (!row.equals(list.getSelectionModel().getSelectedItem())) {
                        list.getSelectionModel().select(row);
                    }
                });
    }

    /** Why there is no lease to show. */
    private record Nothing(Loadable<?> own, WorkspaceState workspace) {}

    private Node blank(Nothing nothing) {
        return switch (nothing.own()) {
            case Loadable.Failed<?> failed ->
                    TroubleBlank.of(
                            desk,
                            failed.trouble(),
                            Buttons.of(
                                    Feather.REFRESH_CW,
                                    desk.text().text("bypasses.look"),
                                    desk.commands()::tendLeases));
            case Loadable.Unasked<?> _, Loadable.Loading<?> _ ->
                    nothing.workspace().phase() != WorkspaceState.Phase.OPEN
                            ? WorkspaceBlank.closed(desk)
                            : new Blank(
                                    "state-busy",
                                    Feather.REFRESH_CW,
                                    desk.text().text("bypasses.lease-loading"),
                                    List.of());
            case Loadable.Loaded<?> _ ->
                    new Blank(
                            "state-in-sync",
                            Feather.ANCHOR,
                            desk.text().text("bypasses.none"),
                            List.of(desk.text().text("bypasses.none-next")),
                            Buttons.of(
                                    Feather.BOX,
                                    desk.text().text("applications.title"),
                                    () -> desk.goTo(new Route.Applications())));
        };
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        // What a split pane holds is in the window only after its skin is made.
        page.applyCss();
        proposal.ifPresentOrElse(ProposalPane::begin, list::requestFocus);
    }

    /** Returns the model of the lease that is shown, for tests. */
    public LeaseModel model() {
        return model;
    }

    @Override
    public boolean key(KeyCode code) {
        if (proposal.isPresent()) {
            return false;
        }
        Optional<LeaseState> lease = model.leaseProperty().get();
        if (code == KeyCode.ENTER && lease.isPresent()) {
            pane.requestFocus();
            return true;
        }
        Optional<LeaseView.Action> action =
                switch (code) {
                    case E -> Optional.of(LeaseView.Action.EXTEND);
                    case P -> Optional.of(LeaseView.Action.PROPOSE);
                    case R -> Optional.of(LeaseView.Action.RELEASE);
                    case U -> Optional.of(LeaseView.Action.ABANDON);
                    case X -> Optional.of(LeaseView.Action.FIX_ANEW);
                    default -> Optional.empty();
                };
        boolean possible =
                action.isPresent()
                        && lease.filter(LeaseState::here)
                                .map(one -> one.view(desk.store().state().now()).next())
                                .filter(next -> next.contains(action.get()))
                                .isPresent();
        if (possible) {
            pane.act(action.get());
        }
        return possible;
    }

    @Override
    public void close() {
        model.stopProposing();
        watch.close();
    }
}
