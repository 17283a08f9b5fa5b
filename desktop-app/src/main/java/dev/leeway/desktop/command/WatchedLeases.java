package dev.leeway.desktop.command;

import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.Bypasses;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.workspace.Workspace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Looks after the leases of applications that are watched without a window: takes the steps that
 * are certain, and says each new stage and each decision that is waited for once.
 */
final class WatchedLeases {
    private final Output output;
    private final Map<String, String> told = new HashMap<>();

    WatchedLeases(Output output) {
        this.output = output;
    }

    /** Looks once at every open lease; returns whether none of them needs a person. */
    boolean look(Session session, List<String> applications, Instant now)
            throws InterruptedException {
        boolean well = true;
        try {
            Bypasses bypasses = session.bypasses();
            for (Lease lease : bypasses.list(false)) {
                if (isWatched(lease, session.workspace(), applications)) {
                    well &= look(bypasses, lease, now);
                }
            }
            return well;
        } catch (BypassException e) {
            output.error(String.valueOf(e.getMessage()), e.nextStep());
            return false;
        }
    }

    /** One account holds the leases of all workspaces of a user. */
    private static boolean isWatched(Lease lease, Workspace workspace, List<String> applications) {
        String name = lease.bypass().application();
        return applications.contains(name)
                && workspace
                        .application(name)
                        .filter(found -> found.cluster().equals(lease.bypass().cluster()))
                        .isPresent();
    }

    private boolean look(Bypasses bypasses, Lease lease, Instant now) throws InterruptedException {
        try {
            Bypasses.Tended tended = bypasses.tend(lease.id());
            LeaseView view = LeaseView.of(tended.lease(), now);
            tell(tended.lease(), now, view.alarm() ? ", waits for " + tended.waitsFor() : "");
            return !view.alarm();
        } catch (BypassException e) {
            told.remove(lease.id());
            output.error(lease.id() + ": " + e.getMessage(), e.nextStep());
            return false;
        }
    }

    private void tell(Lease lease, Instant now, String decision) {
        String stage = lease.stage().name().toLowerCase(Locale.ROOT);
        String words = "bypass   " + stage + decision;
        if (!words.equals(told.put(lease.id(), words))) {
            output.lines(
                    List.of(
                            WatchCommand.stamp(now)
                                    + "  "
                                    + lease.bypass().application()
                                    + "  "
                                    + Printable.of(words + "  " + lease.id())));
        }
    }
}
