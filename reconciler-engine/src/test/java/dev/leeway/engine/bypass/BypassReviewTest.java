package dev.leeway.engine.bypass;

import static dev.leeway.engine.bypass.BypassHousehold.API;
import static dev.leeway.engine.bypass.BypassHousehold.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.bypass.review.FixReview.Storing;
import dev.leeway.engine.plan.Step;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is answered and asked for before a fix is sent, against the practice cluster. */
@Timeout(120)
class BypassReviewTest {
    private static final BypassTerms TERMS =
            BypassTerms.of("the queue is full", "maria").forIncident("INC-7");

    @TempDir Path folder;
    private BypassHousehold house;
    private Bypasses bypasses;

    @BeforeEach
    void open() throws Exception {
        house = new BypassHousehold(folder);
        house.sync();
        bypasses = house.bypasses();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private long replicas() throws Exception {
        return house.live(API).root().objectAt("spec").integer("replicas", -1);
    }

    @Test
    void aReviewAnswersEverythingAndWritesNothing() throws Exception {
        String before = house.live(API).resourceVersion();

        FixReview review =
                bypasses.review(
                        "shop", API, new FixAction.SetImage("api", "registry.example/api:2"));

        assertThat(house.live(API).resourceVersion()).isEqualTo(before);
        assertThat(review.obstacle()).isEmpty();
        assertThat(review.storing())
                .isInstanceOfSatisfying(
                        Storing.Stored.class,
                        stored ->
                                assertThat(stored.fields())
                                        .singleElement()
                                        .satisfies(
                                                field -> {
                                                    assertThat(field.asked()).isTrue();
                                                    assertThat(field.path().toString())
                                                            .endsWith("[name=\"api\"].image");
                                                }));
        assertThat(review.reverters()).extracting(one -> one.who().text()).contains("Leeway");
        assertThat(review.guards()).extracting(GuardRef::engine).containsExactly("Leeway");
        assertThat(review.alsoTouched())
                .anySatisfy(line -> assertThat(line.sentence()).contains("replaced"));
    }

    @Test
    void anAutoscalerAndAForeignWriterAreNamedBeforeTheFix() throws Exception {
        house.apply(
                "queue-operator",
                """
                {"apiVersion":"apps/v1","kind":"Deployment",
                 "metadata":{"name":"api","namespace":"default"},"spec":{"replicas":3}}
                """);
        house.apply(
                "kubectl",
                """
                {"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler",
                 "metadata":{"name":"api","namespace":"default"},
                 "spec":{"minReplicas":2,"maxReplicas":5,
                         "scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"api"}}}
                """);

        FixReview review = bypasses.review("shop", API, new FixAction.Scale(9));

        assertThat(review.unheld())
                .extracting(one -> one.who().text())
                .containsExactlyInAnyOrder("HorizontalPodAutoscaler api", "queue-operator");
    }

    @Test
    void whatTheServerRefusesIsNotSent() throws Exception {
        FixReview review = bypasses.review("shop", API, new FixAction.SetImage("api", ""));

        assertThat(review.storing()).isInstanceOf(Storing.Refused.class);
        assertThatThrownBy(() -> bypasses.start(review, TERMS))
                .isInstanceOf(BypassException.class)
                .hasMessageContaining("Nothing was sent");
        assertThat(bypasses.list(true)).isEmpty();
    }

    @Test
    void theTermsAreRequired() throws Exception {
        house.guarded = true;
        bypasses = house.bypasses();
        FixReview review = bypasses.review("shop", API, new FixAction.Scale(6));
        assertThat(review.typedName()).isTrue();

        assertThatThrownBy(() -> bypasses.start(review, BypassTerms.of(" ", "maria")))
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> bypasses.start(review, TERMS)).hasMessageContaining("protected");
        assertThatThrownBy(() -> bypasses.start(review, TERMS.typing("shop")))
                .hasMessageContaining("second person");
        assertThatThrownBy(() -> bypasses.start(review, TERMS.typing("shop").approvedBy("maria")))
                .hasMessageContaining("second person");
        assertThat(bypasses.start(review, TERMS.typing("shop").approvedBy("jon")).stage())
                .isEqualTo(Stage.FIXED);
    }

    @Test
    void aConfigKeySaysWhoReadsIt() throws Exception {
        house.commit(
                "api.yaml",
                BypassHousehold.deployment(2, "registry.example/api:1")
                        + "          envFrom:\n            - configMapRef: {name: settings}\n");
        house.sync();

        FixReview review =
                bypasses.review(
                        "shop", CONFIG, new FixAction.SetConfigKey("level", Optional.of("debug")));

        assertThat(review.alsoTouched())
                .singleElement()
                .satisfies(line -> assertThat(line.sentence()).contains("api").contains("restart"));
        assertThat(bypasses.start(review, TERMS).stage()).isEqualTo(Stage.FIXED);
        assertThat(house.plan().steps()).allMatch(Step.Hold.class::isInstance);
    }
}
