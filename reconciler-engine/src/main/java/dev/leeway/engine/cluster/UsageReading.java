package dev.leeway.engine.cluster;

import dev.leeway.engine.browse.PodUsage;
import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what pods use, where the cluster serves {@code metrics.k8s.io}.
 *
 * <p>Source: Kubernetes resource metrics API, v1beta1, {@code PodMetrics}; API reference, type
 * Quantity.
 */
final class UsageReading {
    private static final GroupKind POD_METRICS = new GroupKind(PodUsage.GROUP, "PodMetrics");
    private static final Pattern QUANTITY =
            Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)([A-Za-z]*)");
    private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti", "Pi");
    private static final List<String> DECIMAL = List.of("n", "u", "m", "", "k", "M", "G", "T", "P");
    private static final int NANO = -9;

    private final ApiClient client;

    UsageReading(ApiClient client) {
        this.client = client;
    }

    /**
     * Reads it for one pod, or for all of a namespace.
     *
     * @param namespace the namespace; empty for all
     * @param name the pod; empty for all
     * @throws ClusterException when the cluster offers it and it cannot be read
     */
    PodUsage of(KindCatalog kinds, String namespace, String name, Duration timeout)
            throws ClusterException, InterruptedException {
        Optional<ServedKind> kind = kinds.preferred(POD_METRICS);
        if (kind.isEmpty() && kinds.unreadableGroups().contains(PodUsage.GROUP)) {
            throw new ClusterException(
                    Reason.UNREACHABLE,
                    ClusterPhrase.BUSY.of(Wording.quoted(PodUsage.GROUP)),
                    ClusterPhrase.IN_A_MOMENT.of(),
                    null);
        }
        if (kind.isEmpty()) {
            return new PodUsage.NotOffered();
        }
        String path = kind.get().collectionPath(Targets.escaped(namespace));
        path += name.isEmpty() ? "" : "/" + Targets.escaped(name);
        ApiCall call = ApiCall.get(path, "read what pods use");
        ApiOutcome outcome = client.send(call, timeout);
        if (!name.isEmpty() && outcome instanceof Answered answer && answer.status() == 404) {
            // A pod that has just begun was not measured yet.
            return new PodUsage.Measured(Map.of(), Instant.now());
        }
        if (!(outcome instanceof Answered answer) || !answer.good()) {
            throw Refusals.error(call, outcome);
        }
        Map<String, PodUsage.Amount> byPod = new HashMap<>();
        if (name.isEmpty()) {
            answer.body().arrayAt("items").objects().forEach(pod -> add(byPod, pod));
        } else {
            add(byPod, answer.body());
        }
        return new PodUsage.Measured(byPod, Instant.now());
    }

    private static void add(Map<String, PodUsage.Amount> byPod, JsonObject pod) {
        long nanocores = 0;
        long bytes = 0;
        for (JsonObject container : pod.arrayAt("containers").objects().toList()) {
            JsonObject usage = container.objectAt("usage");
            Optional<BigDecimal> cpu = quantity(usage.string("cpu", ""));
            Optional<BigDecimal> memory = quantity(usage.string("memory", ""));
            if (cpu.isEmpty() || memory.isEmpty()) {
                // A part that cannot be read would make the whole look smaller than it is.
                return;
            }
            nanocores += whole(cpu.get().scaleByPowerOfTen(-NANO));
            bytes += whole(memory.get());
        }
        JsonObject metadata = pod.objectAt("metadata");
        byPod.put(
                metadata.string("namespace", "") + "/" + metadata.string("name", ""),
                new PodUsage.Amount(nanocores, bytes));
    }

    private static long whole(BigDecimal number) {
        return number.setScale(0, RoundingMode.CEILING)
                .min(BigDecimal.valueOf(Long.MAX_VALUE / 4))
                .longValue();
    }

    /** Returns a quantity in its base unit; empty when the text is none. */
    static Optional<BigDecimal> quantity(String text) {
        Matcher parts = QUANTITY.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(parts.group(1));
        int binary = BINARY.indexOf(parts.group(2));
        int decimal = DECIMAL.indexOf(parts.group(2));
        return binary >= 0
                ? Optional.of(number.multiply(BigDecimal.valueOf(1L << (10 * (binary + 1)))))
                : decimal >= 0
                        ? Optional.of(number.scaleByPowerOfTen(NANO + 3 * decimal))
                        : Optional.empty();
    }
}
