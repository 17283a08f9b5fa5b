package dev.leeway.engine.run;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Names the admission that a cluster has: its webhook configurations with their versions. Served
 * from what list and watch keep, so that asking often costs nothing.
 */
final class AdmissionState {
    private static final String GROUP = "admissionregistration.k8s.io";
    private static final List<GroupKind> KINDS =
            List.of(
                    new GroupKind(GROUP, "MutatingWebhookConfiguration"),
                    new GroupKind(GROUP, "ValidatingWebhookConfiguration"));

    private AdmissionState() {}

    /** Returns the name; one that stands for "could not be read" where it could not. */
    static String read(ClusterReader reader, Duration timeout) throws InterruptedException {
        TreeSet<String> versions = new TreeSet<>();
        for (GroupKind kind : KINDS) {
            try {
                Optional<ServedKind> served = reader.kinds(timeout).preferred(kind);
                if (served.isPresent()) {
                    for (Manifest one : reader.list(served.get(), "", timeout)) {
                        versions.add(one.kind() + " " + one.name() + "@" + one.resourceVersion());
                    }
                }
            } catch (ClusterException notReadable) {
                // A verdict then counts for its time, as if nothing had changed.
                versions.add(kind + " not readable");
            }
        }
        return String.join("\n", versions);
    }
}
