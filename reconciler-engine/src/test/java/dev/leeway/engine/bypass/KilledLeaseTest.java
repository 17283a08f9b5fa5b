package dev.leeway.engine.bypass;

import static dev.leeway.engine.bypass.BypassHousehold.API;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.live.BypassMark;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed before and after every note in the journal and every request. */
@Timeout(240)
class KilledLeaseTest {
    private static final int MOST_BOUNDARIES = 200;

    @TempDir Path folder;
    private BypassHousehold house;

    @BeforeEach
    void open() throws Exception {
        house = new BypassHousehold(folder);
        house.sync();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private long replicas() throws Exception {
        return house.live(API).root().objectAt("spec").integer("replicas", -1);
    }

    private Bypasses killedAt(int boundary, KillSwitch[] used) throws Exception {
        used[0] = new KillSwitch(boundary);
        house.writing = used[0]::around;
        house.journalling = used[0]::around;
        return house.bypasses();
    }

    private Bypasses afterRestart() throws Exception {
        house.writing = UnaryOperator.identity();
        house.journalling = UnaryOperator.identity();
        house.restart();
        return house.bypasses();
    }

    /** What must hold whenever a new process looks. */
    private Optional<Lease> recorded(Bypasses bypasses) throws Exception {
        List<Lease> open = bypasses.list(false);
        assertThat(open).hasSizeLessThanOrEqualTo(1);
        Optional<BypassMark> mark = BypassMark.of(house.live(API));
        if (replicas() != 2 || mark.isPresent()) {
            assertThat(open).as("no fix without a record").hasSize(1);
            assertThat(house.compare().inventory().holds()).as("guard before fix").hasSize(1);
        }
        open.forEach(lease -> assertThat(lease.bypass().end()).isAfter(lease.bypass().start()));
        return open.stream().findFirst();
    }

    private void nothingIsLeft(int replicas) throws Exception {
        assertThat(replicas()).isEqualTo(replicas);
        assertThat(BypassMark.of(house.live(API))).isEmpty();
        assertThat(house.live(API).metadata().arrayAt("managedFields").toJson())
                .doesNotContain(BypassMark.MANAGER);
        assertThat(house.compare().inventory().holds()).isEmpty();
        assertThat(house.compare().inSync()).isTrue();
    }

    @Test
    void killedWhileItStartsItGoesOnOrIsTakenBack() throws Exception {
        int runs = 0;
        for (int boundary = 0; boundary < MOST_BOUNDARIES; boundary++) {
            KillSwitch[] used = new KillSwitch[1];
            Bypasses doomed = killedAt(boundary, used);
            boolean killed = false;
            try {
                doomed.start(
                        doomed.review("shop", API, new FixAction.Scale(6)),
                        BypassTerms.of("the queue is full", "maria"));
            } catch (KillSwitch.Killed expected) {
                killed = true;
            }
            Bypasses next = afterRestart();
            Optional<Lease> lease = recorded(next);
            if (lease.isPresent()) {
                String id = lease.get().id();
                if (boundary % 2 == 0) {
                    assertThat(next.goOn(id).stage()).isEqualTo(Stage.FIXED);
                    assertThat(replicas()).isEqualTo(6);
                }
                assertThat(next.abandon(id, "maria", "over").stage()).isEqualTo(Stage.ABANDONED);
            }
            nothingIsLeft(2);
            runs++;
            if (!killed) {
                break;
            }
        }
        System.out.println("killed while starting: " + runs + " of " + runs);
        assertThat(runs).as("boundaries that were tried").isBetween(10, MOST_BOUNDARIES - 1);
    }

    @Test
    void killedWhileItEndsItEndsAllTheSame() throws Exception {
        int runs = 0;
        boolean killed = true;
        for (int boundary = 0; killed && boundary < MOST_BOUNDARIES; boundary++) {
            boolean back = boundary % 2 == 0;
            Bypasses bypasses = afterRestart();
            Lease lease =
                    bypasses.start(
                            bypasses.review("shop", API, new FixAction.Scale(6)),
                            BypassTerms.of("the queue is full", "maria"));
            Bypasses doomed = killedAt(boundary / 2, new KillSwitch[1]);
            killed = !ended(doomed, lease.id(), back);
            Bypasses next = afterRestart();
            Lease found = next.show(lease.id());
            if (!found.stage().over()) {
                recorded(next);
                next.goOn(lease.id());
                next.tend(lease.id());
                Lease then = next.show(lease.id());
                if (!then.stage().over()) {
                    assertThat(ended(next, lease.id(), back)).isTrue();
                }
            }
            assertThat(next.show(lease.id()).stage().over()).isTrue();
            nothingIsLeft(2);
            runs++;
        }
        System.out.println("killed while ending: " + runs + " of " + runs);
        assertThat(runs).as("boundaries that were tried").isBetween(10, MOST_BOUNDARIES - 1);
    }

    private static boolean ended(Bypasses bypasses, String id, boolean back) throws Exception {
        try {
            if (back) {
                bypasses.abandon(id, "maria", "over");
            } else {
                bypasses.release(id, true, "maria");
            }
            return true;
        } catch (KillSwitch.Killed expected) {
            return false;
        }
    }
}
