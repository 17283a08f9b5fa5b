package dev.leeway.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PaceTest {
    private static final Duration NO_TIME = Duration.ZERO;
    private final AtomicLong now = new AtomicLong(1_000);

    @Test
    void letsABurstInAndThenOnlyAsManyAsTheSecondsGive() throws Exception {
        Pace pace = new Pace(new ClusterLimits.Lane(10, 100, 3, 50), now::get);
        assertThat(entered(pace, 5)).isEqualTo(3);
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));
        assertThat(entered(pace, 5)).isEqualTo(2);
    }

    @Test
    void boundsWhatIsUnderWay() throws Exception {
        Pace pace = new Pace(new ClusterLimits.Lane(10, 100, 50, 2), now::get);
        assertThat(entered(pace, 5)).isEqualTo(2);
        pace.leave();
        assertThat(entered(pace, 5)).isEqualTo(1);
    }

    @Test
    void halvesOnceForOneMomentOfComplaintsAndRecovers() throws Exception {
        Pace pace = new Pace(new ClusterLimits.Lane(100, 200, 50, 8), now::get);
        assertThat(entered(pace, 3)).isEqualTo(3);
        pace.leaveTooMuch(Duration.ofSeconds(1));
        pace.leaveTooMuch(Duration.ofSeconds(1));
        assertThat(pace.perSecond()).isEqualTo(50);
        assertThat(entered(pace, 1)).as("nobody enters during the pause").isZero();
        now.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(entered(pace, 1)).isEqualTo(1);
        for (int second = 0; second < 60; second++) {
            now.addAndGet(TimeUnit.SECONDS.toNanos(1));
            pace.leaveHappy();
            assertThat(entered(pace, 1)).isEqualTo(1);
        }
        assertThat(pace.perSecond()).isEqualTo(200);
    }

    private static int entered(Pace pace, int tries) throws InterruptedException {
        int entered = 0;
        for (int i = 0; i < tries; i++) {
            entered += pace.enter(Deadline.after(NO_TIME)) ? 1 : 0;
        }
        return entered;
    }
}
