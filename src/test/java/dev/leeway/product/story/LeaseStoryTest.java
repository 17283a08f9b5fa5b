package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.practice.fault.Faults;
import dev.leeway.engine.resource.GroupKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two laptops and one application. */
class LeaseStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final GroupKind LEASE = new GroupKind("coordination.k8s.io", "Lease");

    @TempDir Path temporary;
    private PracticeCluster cluster;
    private ShopStory story;
    private Household other;

    @BeforeEach
    void begin() throws Exception {
        cluster = Household.startCluster();
        story = ShopStory.in(temporary, cluster);
        other = ShopStory.household(temporary.resolve("other"), story.repository());
        other.connectTo(cluster);
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private static Household.Answer sync(Household household, String... more) {
        String[] all = new String[more.length + 4];
        System.arraycopy(new String[] {"--yes", "-o", "json", ShopStory.NAME}, 0, all, 0, 4);
        System.arraycopy(more, 0, all, 4, more.length);
        return household.onWorkspace("sync", all);
    }

    private boolean leaseStands() {
        return cluster.api().store().get(LEASE, ShopStory.NAME, "leeway-shop").isPresent();
    }

    @Test
    void ofTwoWhoSyncAtOnceOneWritesAndTheOtherIsToldByWhom() throws Exception {
        assertThat(sync(story.household()).exit()).isZero();
        assertThat(leaseStands()).as("given back").isFalse();
        story.repository()
                .write("shop/prices.yaml", ShopStory.configMap("prices").replace("blue", "green"))
                .commit();
        Faults faults = cluster.faults();
        faults.add(
                FaultRule.always(new FaultEffect.Latency(PATIENCE))
                        .onVerbs("patch")
                        .onResources("secrets"));

        CompletableFuture<Household.Answer> first = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> first.complete(sync(story.household())));
        Awaitility.await().atMost(PATIENCE).until(this::leaseStands);
        Household.Answer second = sync(other);
        Household.Answer plan = other.onWorkspace("plan", "-o", "json", ShopStory.NAME);
        faults.clear();

        assertThat(second.exit()).isEqualTo(2);
        assertThat(second.err())
                .contains("ada@")
                .contains("runs out at")
                .contains("Nothing was sent");
        assertThat(plan.json().stringAt("lease", "state")).contains("held");
        assertThat(plan.json().stringAt("lease", "holder").orElse("")).startsWith("ada@");
        Household.Answer answer = first.get(PATIENCE.toSeconds() * 2, TimeUnit.SECONDS);
        assertThat(answer.exit()).as(answer.err()).isIn(0, 1);
        assertThat(leaseStands()).as("given back").isFalse();
        assertThat(sync(other).exit()).isZero();
    }

    @Test
    void withoutRightsOnLeasesASyncGoesOnOnlyWhenAskedAndSaysSo() {
        cluster.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onResources("leases.coordination.k8s.io"));

        Household.Answer refused = sync(story.household());
        Household.Answer allowed = sync(story.household(), "--without-lease");

        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err()).contains("leases").contains("forbidden");
        assertThat(allowed.exit()).as(allowed.err()).isZero();
        assertThat(allowed.json().arrayAt("warnings").toJson()).contains("without a lease");
        assertThat(
                        story.household()
                                .onWorkspace("plan", "-o", "json", ShopStory.NAME)
                                .json()
                                .stringAt("lease", "state"))
                .contains("notPermitted");
    }
}
