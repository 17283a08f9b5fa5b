package dev.leeway.desktop.screen.bypasses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.control.editor.TextProblem;
import dev.leeway.desktop.reading.FixSubject;
import dev.leeway.desktop.reading.LeaseDesk;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Store;
import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.BypassTerms;
import dev.leeway.engine.bypass.Bypasses.Tended;
import dev.leeway.engine.bypass.FieldEdit;
import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.ObjectFix;
import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;

/** The fix can be sent only when the answers belong to exactly what is described. */
class WizardModelTest {
    private static final ResourceKey API = new ResourceKey("apps", "Deployment", "shop", "api");
    private static final Manifest LIVE =
            new Manifest(
                    (JsonObject)
                            JsonReader.read(
                                    """
                                    {"apiVersion":"apps/v1","kind":"Deployment",
                                     "metadata":{"name":"api","namespace":"shop","uid":"u","resourceVersion":"7"},
                                     "spec":{"replicas":3,"template":{"spec":{"containers":[
                                      {"name":"web","image":"shop/api:1.4"},{"name":"side","image":"side:2"}]}}}}
                                    """));

    /** Answers every question without a cluster, and notes what was sent. */
    private static final class Answers implements LeaseDesk {
        private final List<FixAction> reviewed = new ArrayList<>();
        private final List<BypassTerms> started = new ArrayList<>();
        private boolean guarded;
        private boolean approval;
        private Optional<String> refusal = Optional.empty();
        private List<Prediction.Cause> causes = List.of();

        @Override
        public String operator() {
            return "ada";
        }

        @Override
        public FixSubject subject(String application, ResourceKey object) {
            return new FixSubject(
                    application,
                    "prod",
                    object,
                    new Gvk("apps", "v1", "Deployment"),
                    LIVE,
                    Optional.empty(),
                    guarded,
                    approval,
                    Instant.EPOCH);
        }

        @Override
        public Optional<FieldSchema> described(FixSubject subject) {
            return Optional.empty();
        }

        @Override
        public FixReview review(String application, ResourceKey object, FixAction action) {
            reviewed.add(action);
            ObjectFix fix =
                    new ObjectFix(
                            object,
                            new Gvk("apps", "v1", "Deployment"),
                            "u",
                            "7",
                            List.of(
                                    new FieldEdit(
                                            FieldPath.of("spec", "replicas"),
                                            Optional.of(JsonValue.of(3)),
                                            Optional.of(JsonValue.of(5)),
                                            true)),
                            List.of(),
                            false);
            FixReview.Storing storing =
                    refusal.<FixReview.Storing>map(
                                    why -> new FixReview.Storing.Refused(403, why, causes))
                            .orElseGet(() -> new FixReview.Storing.Stored(List.of()));
            return new FixReview(
                    application,
                    "prod",
                    fix,
                    storing,
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    guarded);
        }

        @Override
        public Lease start(FixReview review, BypassTerms terms) throws BypassException {
            started.add(terms);
            throw new BypassException(
                    Wording.quoted("the server is away"),
                    Wording.quoted("Go on with it later."),
                    null);
        }

        @Override
        public Lease goOn(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Lease propose(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProposalDraft draft(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Lease propose(String id, ProposalDraft draft, Candidate chosen) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Lease fixAnew(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Lease extend(String id, Duration more, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Tended release(String id, boolean intoGit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Lease abandon(String id, String why, boolean closing) {
            throw new UnsupportedOperationException();
        }
    }

    private final Answers answers = new Answers();

    private WizardModel model() {
        return new WizardModel(desk(), "shop", Optional.of(API));
    }

    private Desk desk() {
        SampleWorkspace sample = new SampleWorkspace();
        Readings readings =
                new Readings() {
                    @Override
                    public Optional<LeaseDesk> leases() {
                        return Optional.of(answers);
                    }
                };
        return SampleDesk.of(new Store(Fx.THREAD, sample.state()), sample.text(), readings);
    }

    @Test
    void theUsualFixNeedsAnImageAndAReason() throws Exception {
        Fx.run(
                () -> {
                    WizardModel model = model();
                    assertThat(model.inputProperty().get().orElseThrow().kind())
                            .isEqualTo(FixKind.IMAGE);
                    assertThat(model.missing())
                            .containsExactly(
                                    "bypasses.missing-change",
                                    "bypasses.missing-reason",
                                    "bypasses.missing-incident");
                    model.change(input -> input.withValue("shop/api:1.5"));
                    assertThat(answers.reviewed)
                            .containsExactly(new FixAction.SetImage("web", "shop/api:1.5"));
                    assertThat(model.readyProperty().get()).isFalse();
                    model.agree(terms -> terms.withReason("it is down").withIncident("INC-1"));
                    assertThat(model.readyProperty().get()).isTrue();
                });
    }

    @Test
    void anotherChangeNeedsOtherAnswers() throws Exception {
        Fx.run(
                () -> {
                    WizardModel model = model();
                    model.agree(terms -> terms.withReason("it is down").withIncident("INC-1"));
                    model.change(input -> input.withValue("shop/api:1.5"));
                    assertThat(model.readyProperty().get()).isTrue();
                    model.change(input -> input.withValue("shop/api:1.4"));
                    assertThat(model.answerProperty().get()).isInstanceOf(FixAnswer.NotAsked.class);
                    assertThat(model.readyProperty().get()).isFalse();
                    model.take(FixKind.SCALE);
                    model.change(input -> input.withValue("many"));
                    assertThat(model.readyProperty().get()).isFalse();
                    model.change(input -> input.withValue("5"));
                    assertThat(answers.reviewed).last().isEqualTo(new FixAction.Scale(5));
                    assertThat(model.readyProperty().get()).isTrue();
                });
    }

    @Test
    void aProtectedClusterAndASecondPersonAreAskedFor() throws Exception {
        answers.guarded = true;
        answers.approval = true;
        Fx.run(
                () -> {
                    WizardModel model = model();
                    model.change(input -> input.withValue("shop/api:1.5"));
                    model.agree(
                            terms ->
                                    terms.withReason("it is down")
                                            .withIncident("INC-1")
                                            .withApprover("Ada "));
                    assertThat(model.missing())
                            .containsExactly("bypasses.missing-approver", "bypasses.missing-name");
                    model.agree(terms -> terms.withApprover("bea").withTypedName("shop"));
                    assertThat(model.readyProperty().get()).isTrue();
                    model.agree(terms -> terms.withLimit("soon"));
                    assertThat(model.missing()).containsExactly("bypasses.missing-limit");
                });
    }

    @Test
    void aRefusalStandsInTheWayAndAFailureIsTold() throws Exception {
        Fx.run(
                () -> {
                    WizardModel model = model();
                    model.agree(
                            terms ->
                                    terms.withReason("it is down")
                                            .withIncident("INC-1")
                                            .withLimit("30m"));
                    answers.refusal = Optional.of("no tags that move");
                    model.change(input -> input.withValue("shop/api:latest"));
                    assertThat(model.missing()).containsExactly("bypasses.missing-way");
                    model.fix();
                    assertThat(answers.started).isEmpty();
                    answers.refusal = Optional.empty();
                    model.change(input -> input.withValue("shop/api:1.5"));
                    model.fix();
                    assertThat(answers.started)
                            .singleElement()
                            .satisfies(
                                    terms -> {
                                        assertThat(terms.owner()).isEqualTo("ada");
                                        assertThat(terms.limit()).isEqualTo(Duration.ofMinutes(30));
                                    });
                    assertThat(model.troubleProperty().get().orElseThrow().what())
                            .isEqualTo("the server is away");
                    assertThat(model.fixingProperty().get()).isFalse();
                });
    }

    /** The words of the answers to the four questions, in their order. */
    private static List<String> told(ConsequenceColumn column) {
        return column.getChildren().stream()
                .map(
                        block ->
                                block.lookupAll(".label").stream()
                                        .map(label -> ((Labeled) label).getText())
                                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    @Test
    void whatCannotBeReadIsTheFirstQuestionsBusiness() throws Exception {
        Fx.run(
                () -> {
                    WizardModel model = model();
                    ConsequenceColumn column = new ConsequenceColumn(desk(), model);
                    model.take(FixKind.EDIT);
                    model.change(input -> input.withValue("a: ["));
                    model.flawed(Optional.of(new TextProblem(6, 0, 0, "expected a value")));
                    assertWaiting(told(column), "Line 7: expected a value");

                    answers.refusal = Optional.of("\"\" is invalid: patch: Invalid value");
                    answers.causes =
                            List.of(
                                    new Prediction.Cause(
                                            "patch",
                                            "FieldValueInvalid",
                                            "Invalid value: \"{\\\"kind\\\":{}}\": json: cannot unmarshal string"));
                    model.flawed(Optional.empty());
                    model.change(input -> input.withValue("a: three"));
                    assertWaiting(told(column), "The server says: json: cannot unmarshal string");

                    answers.causes = List.of();
                    model.change(input -> input.withValue("a: four"));
                    assertThat(told(column).get(1))
                            .as("what a policy says stands under the second question")
                            .contains("is invalid: patch");
                });
    }

    private static void assertWaiting(List<String> told, String why) {
        assertThat(told).hasSize(4);
        assertThat(told.getFirst()).contains("the text has errors", why, "F8");
        assertThat(told.subList(1, 4)).allMatch(words -> words.contains("Waits for a text"));
    }

    @Test
    void aTextAsksForExactlyItsChangeAndKeepsWhatIsHidden() {
        Manifest applied =
                new Manifest(
                        LIVE.root()
                                .withAt(
                                        List.of(
                                                "metadata",
                                                "annotations",
                                                "kubectl.kubernetes.io/last-applied-configuration"),
                                        JsonValue.of("{}")));
        EditableText text = EditableText.of(applied);
        assertThat(text.text()).doesNotContain("last-applied", "resourceVersion", "uid");
        assertThat(text.meaning(text.text()))
                .isEqualTo(new FixInput.Meaning.Incomplete("bypasses.need-edit"));
        assertThat(text.meaning("a: ["))
                .isEqualTo(new FixInput.Meaning.Unreadable("bypasses.need-yaml"));
        FixInput.Meaning meaning = text.meaning(text.text().replace("replicas: 3", "replicas: 4"));
        assertThat(meaning).isInstanceOf(FixInput.Meaning.Ready.class);
        if (meaning instanceof FixInput.Meaning.Ready(FixAction.EditWhole(JsonObject edited, _))) {
            assertThat(edited.objectAt("spec").integer("replicas", 0)).isEqualTo(4);
            assertThat(edited.toJson()).contains("last-applied-configuration");
        }
    }
}
