package dev.leeway.product.chaos;

import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.apply.DeleteRequest;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.plan.Plan;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that syncs and, at one boundary between two of its writes, says so and stands still
 * until it is killed. Arguments: data folder, kubeconfig, application, boundary. Ends with 0 when
 * it came through without reaching the boundary.
 */
public final class CrashedSync {
    /** What it says when it stands at its boundary. */
    static final String STANDING = "standing at the boundary";

    private CrashedSync() {}

    /** Syncs. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        Path kubeconfig = Path.of(arguments[1]);
        String application = arguments[2];
        int boundary = Integer.parseInt(arguments[3]);
        AtomicInteger passed = new AtomicInteger();
        try (Rig rig = Rig.open(data, kubeconfig, door -> new Mortal(door, passed, boundary))) {
            rig.git(CrashRun.after(application));
            Plan plan = rig.plan(application);
            ApplyResult result = rig.sync(application, plan);
            System.exit(result.allDone() ? 0 : 3);
        }
    }

    /**
     * Counts the moments before and after each write. Leases renew in the dark and do not count.
     */
    private record Mortal(ClusterWriter door, AtomicInteger passed, int boundary)
            implements ClusterWriter {
        @Override
        public String cluster() {
            return door.cluster();
        }

        private void pass(String kind) throws InterruptedException {
            if (!kind.equals("Lease") && passed.getAndIncrement() == boundary) {
                System.out.println(STANDING);
                System.out.flush();
                new CountDownLatch(1).await();
            }
        }

        @Override
        public WriteResult apply(ApplyRequest request) throws InterruptedException {
            pass(request.key().kind());
            WriteResult result = door.apply(request);
            pass(request.key().kind());
            return result;
        }

        @Override
        public WriteResult patch(PatchRequest request) throws InterruptedException {
            pass(request.key().kind());
            WriteResult result = door.patch(request);
            pass(request.key().kind());
            return result;
        }

        @Override
        public WriteResult delete(DeleteRequest request) throws InterruptedException {
            pass(request.key().kind());
            WriteResult result = door.delete(request);
            pass(request.key().kind());
            return result;
        }
    }
}
