package dev.leeway.engine.source.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.source.SourceProgress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FetchJobTest {
    private final long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();

    @Test
    void aReaderThatComesWhenAllHaveLeftIsToldSo() throws Exception {
        CountDownLatch slowToEnd = new CountDownLatch(1);
        FetchJob job =
                new FetchJob(
                        null,
                        until,
                        _ -> {
                            while (slowToEnd.getCount() > 0) {
                                try {
                                    slowToEnd.await();
                                } catch (InterruptedException goingOnAllTheSame) {
                                    assertThat(slowToEnd.getCount()).isOne();
                                }
                            }
                        });
        assertThat(job.join(until)).isTrue();
        job.start();
        job.leave();

        assertThat(job.isCancelled()).isTrue();
        assertThat(job.hasEnded()).isFalse();
        assertThat(job.join(until)).isFalse();
        slowToEnd.countDown();
        await().until(job::hasEnded);
    }

    @Test
    void aJobGoesOnWhileOneReaderStays() throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        FetchJob job = new FetchJob(null, until, _ -> enough.await());
        assertThat(job.join(until)).isTrue();
        assertThat(job.join(until)).isTrue();
        job.start();
        job.leave();
        enough.countDown();

        assertThat(job.await(until, SourceProgress.NONE)).isTrue();
        assertThat(job.isCancelled()).isFalse();
    }
}
