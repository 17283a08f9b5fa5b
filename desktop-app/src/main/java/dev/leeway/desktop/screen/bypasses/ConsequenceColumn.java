package dev.leeway.desktop.screen.bypasses;

import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.screen.LeaseLooks;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.review.SideEffect;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.bypass.review.FixReview.Reverter;
import dev.leeway.engine.bypass.review.FixReview.StoredField;
import dev.leeway.engine.bypass.review.FixReview.Storing;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The second column: the four questions, each with its answer, its state, or why there is none. */
final class ConsequenceColumn extends VBox {
    private static final List<String> QUESTIONS =
            List.of(
                    "bypasses.question-stored",
                    "bypasses.question-refused",
                    "bypasses.question-reverted",
                    "bypasses.question-touched");

    private final Desk desk;
    private final EngineWords said;
    private final WizardModel model;
    private final LeaseLooks looks;

    ConsequenceColumn(Desk desk, WizardModel model) {
        this.desk = desk;
        this.said = new EngineWords(desk.text());
        this.model = model;
        this.looks = new LeaseLooks(desk.text());
        getStyleClass().addAll("wizard-column", "consequence-column");
        model.answerProperty().addListener(observable -> show());
        model.flawProperty().addListener(observable -> show());
        show();
    }

    private void show() {
        List<Node> nodes = new ArrayList<>();
        switch (model.answerProperty().get()) {
            case FixAnswer.NotAsked _ -> nodes.addAll(unanswered("bypasses.not-asked"));
            case FixAnswer.Unreadable(String key) -> unreadable(desk.text().text(key), nodes);
            case FixAnswer.Asking _ -> nodes.addAll(unanswered("bypasses.asking"));
            case FixAnswer.Failed(var trouble) -> {
                nodes.add(
                        new Banner(
                                new Mark("state-failing", Feather.SLASH, trouble.what()),
                                List.of(trouble.why(), trouble.next())));
                nodes.addAll(unanswered("bypasses.not-asked"));
            }
            case FixAnswer.Answered(FixAction.EditWhole _, FixReview review)
                    when unread(review).isPresent() ->
                    unreadable(
                            desk.text().text("bypasses.unreadable-said", unread(review).get()),
                            nodes);
            case FixAnswer.Answered answered -> answers(answered.review(), nodes);
        }
        getChildren().setAll(nodes);
    }

    private List<Node> unanswered(String key) {
        return QUESTIONS.stream().map(question -> unanswered(question, key)).toList();
    }

    private Node unanswered(String question, String key) {
        boolean asking = key.equals("bypasses.asking");
        return block(
                asking ? "state-busy" : "state-quiet",
                asking ? Feather.REFRESH_CW : Feather.MORE_HORIZONTAL,
                question,
                List.of(told(desk.text().text(key), "muted")));
    }

    private static Optional<String> unread(FixReview review) {
        return review.storing() instanceof Storing.Refused refused
                ? refused.unread()
                : Optional.empty();
    }

    /**
     * What the text says is the first question's business: as long as it cannot be read, nobody is
     * asked anything else. The editor names the line, in the window's language; the server does
     * not.
     */
    private void unreadable(String why, List<Node> nodes) {
        List<Node> rows = new ArrayList<>();
        rows.add(told(desk.text().text("bypasses.unreadable"), "label"));
        rows.add(
                told(
                        model.flawProperty()
                                .get()
                                .map(
                                        flaw ->
                                                desk.text()
                                                        .text(
                                                                "bypasses.unreadable-line",
                                                                flaw.line() + 1,
                                                                flaw.message()))
                                .orElse(why),
                        "label"));
        rows.add(told(desk.text().text("bypasses.unreadable-next"), "muted"));
        nodes.add(block("state-failing", Feather.SLASH, QUESTIONS.getFirst(), rows));
        QUESTIONS.stream()
                .skip(1)
                .map(question -> unanswered(question, "bypasses.unreadable-waits"))
                .forEach(nodes::add);
    }

    private void answers(FixReview review, List<Node> nodes) {
        review.leasedBy()
                .ifPresent(
                        mark ->
                                nodes.add(
                                        new Banner(
                                                new Mark(
                                                        "state-held",
                                                        Feather.ANCHOR,
                                                        desk.text()
                                                                .text(
                                                                        "bypasses.leased",
                                                                        said.words(
                                                                                mark.saidOwner()),
                                                                        desk.text()
                                                                                .moment(
                                                                                        mark
                                                                                                .end()))),
                                                List.of(
                                                        desk.text()
                                                                .text(
                                                                        "bypasses.leased-next",
                                                                        mark.id())))));
        nodes.add(stored(review));
        nodes.add(refused(review.storing()));
        nodes.add(reverted(review));
        nodes.add(
                review.alsoTouched().isEmpty()
                        ? block(
                                "state-in-sync",
                                Feather.CHECK_CIRCLE,
                                "bypasses.question-touched",
                                List.of(
                                        told(
                                                desk.text().text("bypasses.touches-nothing"),
                                                "muted")))
                        : block(
                                "state-changed",
                                Feather.TRIANGLE,
                                "bypasses.question-touched",
                                review.alsoTouched().stream()
                                        .<Node>map(effect -> told(words(effect), "label"))
                                        .toList()));
    }

    private String words(SideEffect effect) {
        return switch (effect) {
            case SideEffect.PodsReplaced(ResourceKey workload, long pods) ->
                    desk.text().text("bypasses.touches-pods", pods, name(workload));
            case SideEffect.TrafficMoves(String service, boolean begins) ->
                    desk.text()
                            .text(
                                    begins
                                            ? "bypasses.touches-traffic"
                                            : "bypasses.touches-no-traffic",
                                    service);
            case SideEffect.ServicesUnread(String why) ->
                    desk.text().text("bypasses.touches-services-unread", why);
            case SideEffect.ReadBy(ResourceKey reader) ->
                    desk.text().text("bypasses.touches-reader", name(reader));
            case SideEffect.ReadersUnread(GroupKind kind, String why) ->
                    desk.text().text("bypasses.touches-readers-unread", kind.kind(), why);
        };
    }

    private static String name(ResourceKey key) {
        return key.kind() + " " + Looks.name(key);
    }

    private Node stored(FixReview review) {
        List<Node> rows = new ArrayList<>();
        return switch (review.storing()) {
            case Storing.Stored(List<StoredField> fields) -> {
                fields.forEach(field -> rows.add(row(field)));
                yield block(
                        "state-in-sync", Feather.CHECK_CIRCLE, "bypasses.question-stored", rows);
            }
            case Storing.Refused _ ->
                    block(
                            "state-failing",
                            Feather.SLASH,
                            "bypasses.question-stored",
                            List.of(told(desk.text().text("bypasses.stores-nothing"), "label")));
            case Storing.NotKnown(Wording why) -> {
                rows.add(
                        told(
                                desk.text()
                                        .text(
                                                "bypasses.stores-unknown",
                                                new EngineWords(desk.text()).words(why)),
                                "label"));
                review.fix()
                        .edits()
                        .forEach(
                                edit ->
                                        rows.add(
                                                change(
                                                        edit.path().toString(),
                                                        review.fix().sensitive()
                                                                ? desk.text()
                                                                        .text("bypasses.hidden")
                                                                : looks.value(edit.before()),
                                                        review.fix().sensitive()
                                                                ? desk.text()
                                                                        .text("bypasses.hidden")
                                                                : looks.value(edit.after()),
                                                        "")));
                yield block(
                        "state-undetermined",
                        Feather.HELP_CIRCLE,
                        "bypasses.question-stored",
                        rows);
            }
        };
    }

    private Node row(StoredField field) {
        return change(
                field.path().toString(),
                looks.value(field.before()),
                looks.value(field.after()),
                field.asked() ? "" : desk.text().text("bypasses.added-by-server"));
    }

    /** A field with its value before and after, one below the other so that both can be read. */
    static VBox change(String path, String before, String after, String note) {
        Label name = new Label(path);
        name.getStyleClass().addAll("mono", "stored-path");
        name.setWrapText(true);
        Label was = value(before, "value-live");
        Label is = value(after, "value-desired");
        HBox minus = new HBox(sign("−"), was);
        HBox plus = new HBox(sign("+"), is);
        VBox row = new VBox(name, minus, plus);
        if (!note.isEmpty()) {
            row.getChildren().add(told(note, "muted"));
        }
        row.getStyleClass().add("stored-field");
        return row;
    }

    /** A value is read to its end: what differs often stands there, as an image's tag does. */
    private static Label value(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("mono", style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.setTooltip(new Tooltip(text));
        return label;
    }

    private static Label sign(String sign) {
        Label label = new Label(sign);
        label.getStyleClass().addAll("mono", "muted", "stored-sign");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private Node refused(Storing storing) {
        return switch (storing) {
            case Storing.Stored _ ->
                    block(
                            "state-in-sync",
                            Feather.CHECK_CIRCLE,
                            "bypasses.question-refused",
                            List.of(told(desk.text().text("bypasses.refuses-nobody"), "muted")));
            case Storing.Refused refused -> {
                List<Node> rows = new ArrayList<>();
                rows.add(told(refused.message(), "label"));
                // Most servers say the causes in the message too; once is enough.
                refused.causes().stream()
                        .filter(cause -> !refused.message().contains(cause.message()))
                        .map(cause -> told(cause.field() + ": " + cause.message(), "muted"))
                        .forEach(rows::add);
                yield block("state-failing", Feather.SLASH, "bypasses.question-refused", rows);
            }
            case Storing.NotKnown _ ->
                    block(
                            "state-undetermined",
                            Feather.HELP_CIRCLE,
                            "bypasses.question-refused",
                            List.of(told(desk.text().text("bypasses.refuses-unknown"), "label")));
        };
    }

    private Node reverted(FixReview review) {
        boolean allHeld = review.unheld().isEmpty();
        return block(
                allHeld ? "state-held" : "state-failing",
                allHeld ? Feather.ANCHOR : Feather.ALERT_OCTAGON,
                "bypasses.question-reverted",
                review.reverters().stream().map(this::reverter).toList());
    }

    private Node reverter(Reverter one) {
        Label who = new Label(said.words(one.who()));
        who.getStyleClass().add("strong");
        who.setWrapText(true);
        VBox row = new VBox(who, told(said.words(one.when()), "label"));
        Label evidence = told(said.words(one.evidence()), "muted");
        Node hold =
                one.guard()
                        .<Node>map(
                                guard ->
                                        line(
                                                "state-held",
                                                Feather.ANCHOR,
                                                desk.text()
                                                        .text(
                                                                "bypasses.held-on",
                                                                scope(guard.scope()))))
                        .orElseGet(
                                () ->
                                        line(
                                                "state-failing",
                                                Feather.ALERT_OCTAGON,
                                                desk.text()
                                                        .text(
                                                                "bypasses.not-held",
                                                                said.words(one.advice()))));
        row.getChildren().addAll(evidence, hold);
        row.getStyleClass().addAll("reverter", one.guard().isPresent() ? "held" : "unheld");
        return row;
    }

    private String scope(HoldScope scope) {
        return switch (scope) {
            case HoldScope.WholeApplication _ -> desk.text().text("bypasses.scope-application");
            case HoldScope.OneObject(ResourceKey key) -> key.kind() + " " + Looks.name(key);
            case HoldScope.Fields fields ->
                    fields.key().kind()
                            + " "
                            + Looks.name(fields.key())
                            + " "
                            + String.join(", ", fields.pointers());
        };
    }

    private static HBox line(String state, Feather shape, String words) {
        Label label = new Label(words);
        label.getStyleClass().add("state-word");
        label.setWrapText(true);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(new StateShape(new Mark(state, shape, words)), label);
        line.getStyleClass().addAll("hold-line", state);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private static Label told(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private VBox block(String state, Feather shape, String question, List<Node> rows) {
        String words = desk.text().text(question);
        Label title = new Label(words);
        title.getStyleClass().add("block-title");
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(new StateShape(new Mark(state, shape, words)), title);
        head.setAlignment(Pos.TOP_LEFT);
        head.getStyleClass().add("question");
        VBox answer = new VBox();
        answer.getStyleClass().add("answer");
        answer.getChildren().setAll(rows);
        VBox block = new VBox(head, answer);
        block.getStyleClass().add("question-block");
        return block;
    }
}
