package dev.leeway.desktop.state;

import java.time.Instant;
import java.util.Optional;

/**
 * One field that differs.
 *
 * @param path the path, as people read it: {@code .spec.template.spec.containers[name=api].image}
 * @param line the path as the texts name their lines, a JSON pointer in the live object; empty when
 *     it has none
 * @param desired the value in Git, empty when Git does not have the field; masked where it is a
 *     secret
 * @param live the value in the cluster, empty when the cluster does not have the field; masked
 *     likewise
 * @param who who set it in the cluster last, empty when not known
 * @param how by what operation, empty when not known
 * @param since when
 */
public record FieldRow(
        String path,
        String line,
        Optional<String> desired,
        Optional<String> live,
        String who,
        String how,
        Optional<Instant> since) {}
