package dev.leeway.engine.bypass;

import static dev.leeway.engine.bypass.BypassHousehold.API;
import static dev.leeway.engine.bypass.BypassHousehold.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.apply.DeleteRequest;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Leases against the practice cluster, a real repository and a real store. */
@Timeout(120)
class BypassEngineTest {
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

    private Lease scaled(long replicas) throws Exception {
        return bypasses.start(bypasses.review("shop", API, new FixAction.Scale(replicas)), TERMS);
    }

    private long replicas() throws Exception {
        return house.live(API).root().objectAt("spec").integer("replicas", -1);
    }

    @Test
    void aFixSurvivesASyncAndEndsInGitWithNothingLeftBehind() throws Exception {
        Lease lease = scaled(6);

        assertThat(lease.stage()).isEqualTo(Stage.FIXED);
        assertThat(replicas()).isEqualTo(6);
        assertThat(BypassMark.of(house.live(API)))
                .hasValueSatisfying(mark -> assertThat(mark.id()).isEqualTo(lease.id()));
        assertThat(bypasses.marks("shop")).containsOnlyKeys(API);
        assertThat(house.plan().holds())
                .singleElement()
                .satisfies(
                        step ->
                                assertThat(step.reason())
                                        .isInstanceOfSatisfying(
                                                HoldReason.Held.class,
                                                held -> {
                                                    assertThat(held.hold().owner())
                                                            .isEqualTo("maria");
                                                    assertThat(held.hold().end()).isPresent();
                                                }));
        house.sync();
        assertThat(replicas()).isEqualTo(6);
        assertThatThrownBy(() -> bypasses.release(lease.id(), false, "maria"))
                .hasMessageContaining("not in Git yet");

        house.commit("api.yaml", BypassHousehold.deployment(6, "registry.example/api:1"));
        Bypasses.Tended released = bypasses.release(lease.id(), false, "maria");

        assertThat(released.lease().stage()).isEqualTo(Stage.RELEASED);
        assertThat(replicas()).isEqualTo(6);
        assertThat(BypassMark.of(house.live(API))).isEmpty();
        assertThat(house.compare().inSync()).isTrue();
        assertThat(house.compare().inventory().holds()).isEmpty();
        assertThat(fields()).isEqualTo(neverBypassed());
        assertThat(house.plan().isEmpty()).isTrue();
        assertThat(house.store.auditLog().list(AuditQuery.newest(50)))
                .extracting(record -> record.event().message())
                .anySatisfy(message -> assertThat(message).contains("CONVERGING to RELEASED"));
    }

    @Test
    void aFixIsProposedMergedAndReleasedByItself() throws Exception {
        Lease lease = scaled(6);

        Lease proposed = bypasses.propose(lease.id());
        assertThat(proposed.state())
                .isInstanceOfSatisfying(
                        BypassState.Proposed.class,
                        state ->
                                assertThat(state.branch())
                                        .isEqualTo("leeway/bypass/" + lease.id()));
        assertThat(bypasses.tend(lease.id()).waitsFor()).contains("the merge of");
        assertThatThrownBy(() -> bypasses.propose(lease.id())).isInstanceOf(BypassException.class);

        house.merge("leeway/bypass/" + lease.id());
        Bypasses.Tended tended = bypasses.tend(lease.id());

        assertThat(tended.lease().stage()).as("%s", tended).isEqualTo(Stage.RELEASED);
        assertThat(bypasses.release(lease.id(), false, "maria").lease().stage())
                .as("asked for by hand a moment later")
                .isEqualTo(Stage.RELEASED);
        assertThat(Files.readString(house.repository.resolve("api.yaml"))).contains("replicas: 6");
        assertThat(replicas()).isEqualTo(6);
        assertThat(fields()).isEqualTo(neverBypassed());
    }

    @Test
    void anOverdueProposalAlarmsAndIsStillReleasedByItsMerge() throws Exception {
        Lease lease = scaled(6);
        bypasses.propose(lease.id());
        house.now.set(lease.bypass().end().plusSeconds(1));
        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(Stage.EXPIRED);

        house.merge("leeway/bypass/" + lease.id());

        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(Stage.RELEASED);
    }

    @Test
    void whatIsMergedWithOtherValuesIsShownAndNotReleased() throws Exception {
        Lease lease = scaled(6);
        bypasses.propose(lease.id());
        house.merge("leeway/bypass/" + lease.id());
        house.commit("api.yaml", BypassHousehold.deployment(4, "registry.example/api:1"));

        Bypasses.Tended tended = bypasses.tend(lease.id());

        assertThat(tended.lease().stage().over()).isFalse();
        assertThat(tended.waitsFor()).contains("differ", ".spec.replicas");
        assertThat(replicas()).isEqualTo(6);
        assertThat(bypasses.release(lease.id(), true, "maria").lease().stage())
                .isEqualTo(Stage.RELEASED);
        assertThat(replicas()).isEqualTo(4);
    }

    /** Annotations, and who owns what but for the times. */
    private String fields() throws Exception {
        return house.live(API).annotations()
                + house.live(API)
                        .metadata()
                        .arrayAt("managedFields")
                        .objects()
                        .map(entry -> entry.without("time").toJson())
                        .sorted()
                        .toList()
                        .toString();
    }

    /** The same object, as it is when Git alone changed it. */
    private String neverBypassed() throws Exception {
        house.cluster
                .writer()
                .delete(
                        new DeleteRequest(
                                API,
                                house.kind(API),
                                house.live(API).uid(),
                                "",
                                DeleteRequest.Propagation.BACKGROUND,
                                BypassHousehold.WAIT));
        house.commit("api.yaml", BypassHousehold.deployment(2, "registry.example/api:1"));
        house.sync();
        house.commit("api.yaml", BypassHousehold.deployment(6, "registry.example/api:1"));
        house.sync();
        return fields();
    }

    @Test
    void anErosionIsNoticedAtOnceAndNamesWhoDidIt() throws Exception {
        LinkedBlockingQueue<Lease> heard = new LinkedBlockingQueue<>();
        Lease lease;
        try (AutoCloseable watch = bypasses.watch(heard::add)) {
            assertThat(watch).isNotNull();
            lease = scaled(6);
            house.apply(
                    "night-cleaner",
                    """
                    {"apiVersion":"apps/v1","kind":"Deployment",
                     "metadata":{"name":"api","namespace":"default"},"spec":{"replicas":1}}
                    """);
            Lease eroded = heard.poll(2, TimeUnit.SECONDS);

            assertThat(eroded).isNotNull();
            assertThat(eroded.state())
                    .isInstanceOfSatisfying(
                            BypassState.Eroded.class,
                            state ->
                                    assertThat(state.erosions())
                                            .containsExactly(
                                                    new BypassState.Erosion(
                                                            API,
                                                            FieldPath.of("spec", "replicas"),
                                                            "night-cleaner")));
        }

        assertThat(bypasses.fixAnew(lease.id()).stage()).isEqualTo(Stage.FIXED);
        assertThat(replicas()).isEqualTo(6);
    }

    @Test
    void aClockThatIsSetBackNeitherEndsALeaseEarlyNorLetsItLiveOnUnseen() throws Exception {
        Lease lease = scaled(6);
        Instant fixed = Objects.requireNonNull(house.now.get());
        house.now.set(fixed.minus(Duration.ofMinutes(2)));
        assertThat(bypasses.tend(lease.id()).lease().stage())
                .as("a clock that is set right in passing")
                .isEqualTo(Stage.FIXED);

        Instant back = fixed.minus(Duration.ofDays(400));
        house.now.set(back);
        assertThat(LeaseView.of(bypasses.show(lease.id()), back).alarm()).isTrue();
        assertThat(bypasses.tend(lease.id()).lease().stage())
                .as("nobody knows how much time is left, so the owner is asked")
                .isEqualTo(Stage.EXPIRED);
        assertThat(replicas()).as("and nothing is taken back").isEqualTo(6);

        Lease longer =
                bypasses.extend(lease.id(), Duration.ofHours(2), "ada", "the clock is right now");
        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(longer.stage());
        Instant last = longer.bypass().end().minusSeconds(1);
        house.now.set(last);
        assertThat(bypasses.show(lease.id()).isOverdue(last)).isFalse();
        house.now.set(longer.bypass().end());
        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(Stage.EXPIRED);
    }

    @Test
    void moreTimeNeverEndsALeaseEarlier() throws Exception {
        Lease lease = scaled(6);
        Instant now = Objects.requireNonNull(house.now.get());
        Duration less = Duration.between(now, lease.bypass().end()).minusMinutes(1);

        assertThatThrownBy(() -> bypasses.extend(lease.id(), less, "ada", "a slip"))
                .isInstanceOf(BypassException.class)
                .hasMessageContaining(lease.bypass().end().toString());
        assertThat(bypasses.show(lease.id()).bypass().end()).isEqualTo(lease.bypass().end());
        assertThat(bypasses.extend(lease.id(), less.plusHours(1), "ada", "review").bypass().end())
                .isAfter(lease.bypass().end());
    }

    @Test
    void theEndOfItsTimeIsAnAlarmAndNeverARevert() throws Exception {
        Lease lease = scaled(6);
        house.now.set(lease.bypass().end().plusSeconds(1));

        assertThat(bypasses.tend(lease.id()).lease().stage()).isEqualTo(Stage.EXPIRED);
        assertThat(replicas()).isEqualTo(6);
        house.sync();
        assertThat(replicas()).isEqualTo(6);

        Lease longer =
                bypasses.extend(lease.id(), Duration.ofHours(2), "maria", "still being reviewed");
        assertThat(longer.stage()).isEqualTo(Stage.FIXED);
        assertThat(BypassMark.of(house.live(API)).orElseThrow().end())
                .isEqualTo(longer.bypass().end());
    }

    @Test
    void givingInSetsWhatGitSaysAndLetsGo() throws Exception {
        Lease lease = scaled(6);

        Bypasses.Tended end = bypasses.release(lease.id(), true, "maria");

        assertThat(end.lease().stage()).isEqualTo(Stage.RELEASED);
        assertThat(replicas()).isEqualTo(2);
        assertThat(house.compare().inSync()).isTrue();
        assertThat(BypassMark.of(house.live(API))).isEmpty();
    }

    @Test
    void abandoningAppliesTheSavedInverseAfterARestartToo() throws Exception {
        FixReview review =
                bypasses.review("shop", API, new FixAction.SetEnv("api", "MODE", Optional.empty()));
        Lease lease = bypasses.start(review, TERMS);
        assertThat(house.live(API).root().toJson()).doesNotContain("MODE");
        house.restart();

        Lease over = house.bypasses().abandon(lease.id(), "maria", "it did not help");

        assertThat(over.state())
                .isInstanceOfSatisfying(
                        BypassState.Abandoned.class,
                        state -> assertThat(state.inverted()).isTrue());
        assertThat(house.live(API).root().toJson()).contains("\"MODE\"");
        assertThat(house.compare().inSync()).isTrue();
        assertThat(house.compare().inventory().holds()).isEmpty();
    }

    @Test
    void theSecondLeewayIsToldWhoHoldsTheLease() throws Exception {
        scaled(6);

        FixReview second = bypasses.review("shop", API, new FixAction.Scale(9));

        assertThat(second.obstacle().map(Wording::text))
                .hasValueSatisfying(text -> assertThat(text).contains("maria"));
        assertThatThrownBy(() -> bypasses.start(second, TERMS)).hasMessageContaining("maria");
    }

    @Test
    void oneObjectIsFixedOnceThoughTwoTryAtTheSameTime() throws Exception {
        FixReview mine = bypasses.review("shop", API, new FixAction.Scale(6));
        FixReview theirs = bypasses.review("shop", API, new FixAction.Scale(9));
        bypasses.start(mine, TERMS);

        assertThatThrownBy(() -> bypasses.start(theirs, BypassTerms.of("mine too", "jon")))
                .isInstanceOf(BypassRefusedException.class)
                .hasMessageContaining("maria")
                .hasMessageContaining("nothing was sent");
        assertThat(replicas()).isEqualTo(6);
        assertThat(bypasses.list(false)).as("open ones").hasSize(1);
        Lease loser =
                bypasses.list(true).stream()
                        .filter(lease -> lease.bypass().owner().equals("jon"))
                        .findFirst()
                        .orElseThrow();
        assertThat(loser.stage()).isEqualTo(Stage.ABANDONED);
        assertThat(bypasses.list(false).getFirst().stage()).isEqualTo(Stage.FIXED);
        assertThat(BypassMark.of(house.live(API)).orElseThrow().owner()).isEqualTo("maria");
    }

    @Test
    void aSecretIsFixedAndTakenBackAndItsValueIsNowhere() throws Exception {
        house.apply(
                "kubectl",
                """
                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"db","namespace":"default"},
                 "data":{"password":"b2xkLWNhbmFyeS0x"}}
                """);
        FixReview review =
                bypasses.review(
                        "shop",
                        SECRET,
                        new FixAction.SetSecretKey(
                                "password", SecretText.of("new-canary-22".toCharArray())));
        assertThat(review.storing().toString() + review).doesNotContain("canary", "Y2FuYXJ5");
        Lease lease = bypasses.start(review, TERMS);
        assertThat(house.live(SECRET).root().objectAt("data").string("password", ""))
                .isEqualTo("bmV3LWNhbmFyeS0yMg==");
        house.restart();
        house.bypasses().abandon(lease.id(), "maria", "wrong password");

        assertThat(house.live(SECRET).root().objectAt("data").string("password", ""))
                .isEqualTo("b2xkLWNhbmFyeS0x");
        ResourceKey vault = new ResourceKey("", "Secret", "default", "leeway-bypass-" + lease.id());
        assertThat(house.reader().readNow(vault, house.kind(SECRET), BypassHousehold.WAIT))
                .isInstanceOf(LiveState.Absent.class);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("canary", "b2xkLWNhbmFyeS0x", "bmV3LWNhbmFyeS0yMg");
            }
        }
    }
}
