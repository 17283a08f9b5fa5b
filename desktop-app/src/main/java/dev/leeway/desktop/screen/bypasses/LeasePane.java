package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.screen.LeaseLooks;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.EvenTiles;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Automation;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.bypass.Bypass;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.FieldEdit;
import dev.leeway.engine.bypass.LeaseOutlook;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.bypass.ObjectFix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * One lease: where it stands, how long it lasts, its proposal and proof, and the ways to end it.
 */
final class LeasePane extends StackPane {
    /** How wide a column of facts is at least. */
    private static final double COLUMN = 460;

    private final Desk desk;
    private final LeaseModel model;
    private final LeaseLooks looks;
    private final VBox content = new VBox();
    private final StageLine stages;
    private final FlowPane actions = new FlowPane();
    private final LeaseEnds ends;
    private final LeaseForm form;
    private final ProposalBlock proposal;
    private final Label countdown = new Label();
    private final Label countdownWords = new Label();
    private final VBox notices = new VBox();
    private Optional<Outlook> told = Optional.empty();

    /** From what it is told what each end will do. */
    private record Outlook(LeaseState lease, Optional<Findings> findings) {}

    LeasePane(Desk desk, LeaseModel model) {
        this.desk = desk;
        this.model = model;
        this.looks = new LeaseLooks(desk.text());
        this.stages = new StageLine(desk.text());
        this.ends = new LeaseEnds(desk, this::act);
        this.form = new LeaseForm(desk, model, this::consequence);
        this.proposal = new ProposalBlock(desk);
        getStyleClass().add("lease-pane");
        content.getStyleClass().add("lease-content");
        actions.getStyleClass().add("lease-actions");
        countdown.getStyleClass().add("figure");
        countdownWords.getStyleClass().add("muted");
        notices.getStyleClass().add("lease-notices");
        model.leaseProperty().addListener(observable -> show());
        model.stepProperty().addListener(observable -> show());
        // The form's own button is what people came for then.
        form.visibleProperty().addListener(observable -> showButtons());
        show();
    }

    /** Counts on. */
    void tick(AppState state) {
        model.leaseProperty()
                .get()
                .ifPresent(
                        lease -> {
                            showCountdown(lease, state.now());
                            showEnds(lease, state);
                        });
        if (model.leaseProperty().get().isEmpty()) {
            show();
        }
    }

    @Override
    public void requestFocus() {
        ends.right()
                .<Node>map(right -> right)
                .or(
                        () ->
                                actions.getChildren().stream()
                                        .filter(node -> !node.isDisabled())
                                        .findFirst())
                .ifPresentOrElse(Node::requestFocus, super::requestFocus);
    }

    private void show() {
        Optional<LeaseState> lease = model.leaseProperty().get();
        if (lease.isEmpty()) {
            getChildren().setAll(blank());
            return;
        }
        fill(lease.get());
        if (getChildren().isEmpty() || getChildren().getFirst() instanceof Blank) {
            ScrollPane scroll = PlainViewport.of(new ScrollPane(content));
            scroll.setFitToWidth(true);
            scroll.setFocusTraversable(false);
            scroll.getStyleClass().add("edge-to-edge");
            getChildren().setAll(scroll);
        }
    }

    private Blank blank() {
        return switch (desk.store().state().leases().own()) {
            case Loadable.Unasked<?> _, Loadable.Loading<?> _ ->
                    new Blank(
                            "state-busy",
                            Feather.REFRESH_CW,
                            desk.text().text("bypasses.lease-loading"),
                            List.of());
            case Loadable.Failed<?> failed -> TroubleBlank.of(desk, failed.trouble());
            case Loadable.Loaded<?> _ ->
                    new Blank(
                            "state-quiet",
                            Feather.ANCHOR,
                            desk.text().text("bypasses.lease-none"),
                            List.of(desk.text().text("bypasses.lease-none-next")));
        };
    }

    private void fill(LeaseState lease) {
        Instant now = desk.store().state().now();
        stages.show(lease.lease());
        showCountdown(lease, now);
        showActions(lease, now);
        told = Optional.empty();
        showEnds(lease, desk.store().state());
        showNotices(lease);
        List<Node> parts = new ArrayList<>();
        parts.add(head(lease));
        parts.add(notices);
        parts.add(stages);
        parts.add(actions);
        parts.add(ends);
        parts.add(form);
        VBox fix =
                column(
                        block("bypasses.block-proposal", proposal.rows(lease)),
                        changes(lease.lease().bypass()));
        VBox terms =
                column(facts(lease.lease().bypass()), new LeaseAccount(desk.text(), lease.lease()));
        // Where there is room, what is fixed and on which terms stand beside each other.
        parts.add(new EvenTiles(COLUMN, List.of(fix, terms)));
        content.getChildren().setAll(parts);
        form.show(lease);
    }

    private static VBox column(Node... blocks) {
        VBox column = new VBox(blocks);
        column.getStyleClass().add("lease-column");
        return column;
    }

    private Node head(LeaseState lease) {
        Label object = new Label(LeaseLooks.objects(lease.lease().bypass().objects()));
        object.getStyleClass().addAll("mono", "strong");
        object.setWrapText(true);
        Label reason = new Label(Visible.lines(lease.lease().bypass().reason()));
        reason.setWrapText(true);
        FlowPane badges = new FlowPane(StatusBadge.tinted(looks.of(lease)));
        badges.getStyleClass().add("badges");
        if (!lease.lease().bypass().incident().isEmpty()) {
            Label incident = new Label(Visible.of(lease.lease().bypass().incident()));
            incident.getStyleClass().addAll("key-cap");
            badges.getChildren().add(incident);
        }
        VBox words = new VBox(badges, object, reason);
        words.getStyleClass().add("lease-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        VBox time = new VBox(countdown, countdownWords);
        time.setAlignment(Pos.TOP_RIGHT);
        time.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(words, time);
        head.getStyleClass().add("lease-head");
        return head;
    }

    private void showCountdown(LeaseState lease, Instant now) {
        Instant end = lease.lease().bypass().end();
        countdown.getStyleClass().setAll("label", "figure", LeaseLooks.urgency(lease, now));
        if (lease.over()) {
            countdown.setText(desk.text().text("bypasses.over"));
            countdownWords.setText(
                    desk.text()
                            .text(
                                    "bypasses.over-since",
                                    desk.text().moment(lease.lease().state().at())));
            return;
        }
        countdown.setText(looks.left(Duration.between(now, end)));
        countdownWords.setText(
                desk.text()
                        .text(
                                now.isBefore(end) ? "bypasses.ends-at" : "bypasses.ended-at",
                                desk.text().moment(end)));
    }

    private void showActions(LeaseState lease, Instant now) {
        boolean taking = model.stepProperty().get() instanceof LeaseModel.Step.Taking;
        List<Node> buttons = new ArrayList<>();
        List<LeaseView.Action> next = steps(lease, now);
        Optional<LeaseView.Action> right = right(lease, now);
        for (LeaseView.Action action : next) {
            Button button =
                    Buttons.of(LeaseLooks.icon(action), looks.of(action), () -> act(action));
            Buttons.setPrimary(button, right.filter(action::equals).isPresent());
            button.setTooltip(new Tooltip(looks.hint(action)));
            button.setAccessibleHelp(looks.hint(action));
            button.setDisable(taking);
            buttons.add(button);
        }
        if (next.contains(LeaseView.Action.PROPOSE) && desk.readings().proposals().isPresent()) {
            Button review =
                    Buttons.of(
                            Feather.EDIT_3,
                            desk.text().text("bypasses.review-edit"),
                            model::review);
            review.setTooltip(new Tooltip(desk.text().text("bypasses.review-edit-hint")));
            review.setAccessibleHelp(desk.text().text("bypasses.review-edit-hint"));
            review.setDisable(taking);
            buttons.add(next.indexOf(LeaseView.Action.PROPOSE) + 1, review);
        }
        buttons.add(
                Buttons.of(
                        Feather.BOX,
                        desk.text().text("bypasses.to-application"),
                        () ->
                                desk.goTo(
                                        new Route.Application(
                                                lease.application(), Route.Tab.DRIFT))));
        actions.getChildren().setAll(buttons);
    }

    /** What can be done with a lease that does not end it. */
    private static List<LeaseView.Action> steps(LeaseState lease, Instant now) {
        return lease.here()
                ? lease.view(now).next().stream().filter(one -> !EndWords.isEnd(one)).toList()
                : List.of();
    }

    /** The one thing that is right now; while something is written down, that is its button. */
    private Optional<LeaseView.Action> right(LeaseState lease, Instant now) {
        return form.isVisible()
                ? Optional.empty()
                : lease.view(now).right(outlook(lease, desk.store().state()));
    }

    private void showButtons() {
        model.leaseProperty()
                .get()
                .ifPresent(
                        lease -> {
                            showActions(lease, desk.store().state().now());
                            told = Optional.empty();
                            showEnds(lease, desk.store().state());
                        });
    }

    /**
     * What a comparison found after the fix, and after its merge: an older one saw another world.
     */
    private static Optional<Findings> findings(LeaseState lease, AppState state) {
        Optional<Instant> merged =
                lease.lease().last(BypassState.Merged.class).map(BypassState.Merged::at);
        Instant since =
                merged.or(
                                () ->
                                        lease.lease()
                                                .last(BypassState.Fixed.class)
                                                .map(BypassState.Fixed::at))
                        .orElse(lease.lease().bypass().start());
        return state.applications()
                .find(lease.application())
                .flatMap(app -> app.findings().latest())
                .filter(found -> !found.at().isBefore(since));
    }

    private static Optional<LeaseOutlook> outlook(LeaseState lease, AppState state) {
        return findings(lease, state)
                .flatMap(
                        found ->
                                LeaseOutlook.of(
                                        lease.lease().bypass(),
                                        found.objects().stream()
                                                .flatMap(object -> object.verdict().stream())
                                                .toList()));
    }

    private EndWords words(LeaseState lease, AppState state) {
        return new EndWords(
                desk.text(),
                lease,
                outlook(lease, state),
                state.applications()
                        .find(lease.application())
                        .map(ApplicationState::automation)
                        .orElse(Automation.NONE));
    }

    /** What an end that is about to be taken will do. */
    private String consequence(LeaseView.Action end, boolean closing) {
        return EndWords.isEnd(end)
                ? model.leaseProperty()
                        .get()
                        .map(lease -> words(lease, desk.store().state()).of(end, closing))
                        .orElse("")
                : looks.hint(end);
    }

    /** Works out anew what each end would do when the lease or the comparison is another one. */
    private void showEnds(LeaseState lease, AppState state) {
        Optional<Findings> found = findings(lease, state);
        boolean same =
                told.filter(
                                before ->
                                        Identity.same(before.lease(), lease)
                                                && Identity.same(
                                                        before.findings().orElse(null),
                                                        found.orElse(null)))
                        .isPresent();
        String from =
                found.map(
                                one ->
                                        desk.text()
                                                .text(
                                                        "bypasses.ends-as-of",
                                                        desk.text().age(one.at(), state.now()),
                                                        one.revision().shortCommit()))
                        .orElse(desk.text().text("bypasses.ends-unknown"));
        if (!same) {
            EndWords words = words(lease, state);
            told = Optional.of(new Outlook(lease, found));
            ends.show(
                    lease.here()
                            ? lease.view(state.now()).next().stream()
                                    .filter(EndWords::isEnd)
                                    .toList()
                            : List.of(),
                    right(lease, state.now()),
                    model.stepProperty().get() instanceof LeaseModel.Step.Taking);
            showActions(lease, state.now());
            ends.tell(end -> words.of(end, false), from);
        } else {
            ends.asOf(from);
        }
    }

    /** Takes a step, or asks first what has to be said with it. */
    void act(LeaseView.Action action) {
        switch (action) {
            case EXTEND, ABANDON, RELEASE_INTO_GIT -> form.open(action);
            case GO_ON, PROPOSE, RELEASE, FIX_ANEW -> {
                form.close();
                model.take(action);
            }
        }
    }

    private void showNotices(LeaseState lease) {
        List<Node> banners = new ArrayList<>();
        switch (model.stepProperty().get()) {
            case LeaseModel.Step.None _ -> {}
            case LeaseModel.Step.Taking(LeaseView.Action action) ->
                    banners.add(
                            new Banner(
                                    new Mark(
                                            "state-busy",
                                            Feather.REFRESH_CW,
                                            desk.text().text("bypasses.taking", looks.of(action))),
                                    List.of(looks.hint(action))));
            case LeaseModel.Step.Failed(var action, var trouble) ->
                    banners.add(
                            new Banner(
                                    new Mark(
                                            "state-failing",
                                            Feather.ALERT_OCTAGON,
                                            desk.text().text("bypasses.failed", looks.of(action))),
                                    List.of(trouble.what(), trouble.why(), trouble.next())));
        }
        lease.trouble()
                .ifPresent(
                        trouble ->
                                banners.add(
                                        new Banner(
                                                new Mark(
                                                        "state-undetermined",
                                                        Feather.HELP_CIRCLE,
                                                        trouble.what()),
                                                List.of(trouble.why(), trouble.next()))));
        if (lease.lease().state() instanceof BypassState.Eroded eroded) {
            banners.add(
                    new Banner(
                            new Mark(
                                    "state-eroded",
                                    Feather.ALERT_OCTAGON,
                                    desk.text()
                                            .text(
                                                    "bypasses.eroded-by",
                                                    LeaseLooks.managers(eroded))),
                            eroded.erosions().stream()
                                    .map(one -> one.path() + "   " + one.key())
                                    .toList()));
        } else if (!lease.waitsFor().isEmpty() && !lease.over()) {
            boolean alarm = lease.view(desk.store().state().now()).alarm();
            banners.add(
                    new Banner(
                            new Mark(
                                    alarm ? "state-eroded" : "state-held",
                                    alarm ? Feather.ALERT_OCTAGON : Feather.CLOCK,
                                    desk.text().text("bypasses.waits-for")),
                            List.of(sentence(lease.waitsFor()))));
        }
        notices.getChildren().setAll(banners);
        notices.setVisible(!banners.isEmpty());
        notices.setManaged(!banners.isEmpty());
    }

    /** What a lease waits for is told as the rest of a sentence; here it stands alone. */
    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private Node changes(Bypass bypass) {
        List<Node> rows = new ArrayList<>();
        for (ObjectFix fix : bypass.fixes()) {
            for (FieldEdit edit : fix.edits()) {
                rows.add(
                        ConsequenceColumn.change(
                                edit.path().toString(),
                                looks.value(edit.before()),
                                looks.value(edit.after()),
                                edit.lasting() ? "" : desk.text().text("bypasses.not-lasting")));
            }
        }
        return block("bypasses.block-changes", rows);
    }

    private Node facts(Bypass bypass) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("lease-facts");
        row(grid, "bypasses.fact-application", bypass.application(), "mono");
        row(grid, "bypasses.fact-cluster", bypass.cluster() + " / " + bypass.namespace(), "mono");
        row(grid, "bypasses.fact-owner", bypass.owner());
        bypass.approver().ifPresent(name -> row(grid, "bypasses.fact-approver", name));
        row(
                grid,
                "bypasses.fact-guards",
                bypass.guards().stream()
                        .map(guard -> guard.engine())
                        .collect(Collectors.joining(", ")));
        row(grid, "bypasses.fact-id", bypass.id(), "mono");
        return block("bypasses.block-facts", List.of(grid));
    }

    private void row(GridPane grid, String key, String value, String... styles) {
        Label name = new Label(desk.text().text(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label(value);
        words.getStyleClass().addAll(styles);
        words.setWrapText(true);
        grid.addRow(grid.getRowCount(), name, words);
    }

    private VBox block(String key, List<Node> rows) {
        Label title = new Label(desk.text().text(key));
        title.getStyleClass().add("block-title");
        VBox block = new VBox(title);
        block.getChildren().addAll(rows);
        block.getStyleClass().add("lease-block");
        return block;
    }
}
