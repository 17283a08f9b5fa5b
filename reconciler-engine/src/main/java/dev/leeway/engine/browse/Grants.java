package dev.leeway.engine.browse;

import dev.leeway.engine.wording.Wording;
import java.util.List;

/**
 * Whom roles and bindings let do something. Other authorizers of the cluster may let more people do
 * it, and are not seen here.
 *
 * @param grants the grants, by subject
 * @param unread what could not be read, in words; with anything in it the list may be too short
 */
public record Grants(List<Grant> grants, List<Wording> unread) {
    public Grants {
        grants = List.copyOf(grants);
        unread = List.copyOf(unread);
    }

    /**
     * One way in which a subject is let do it.
     *
     * @param subjectKind {@code User}, {@code Group} or {@code ServiceAccount}
     * @param subject its name; a service account's with its namespace
     * @param role the role, for example {@code ClusterRole/admin}
     * @param binding the binding, for example {@code RoleBinding/shop/deployers}
     * @param everywhere whether it holds in all namespaces
     */
    public record Grant(
            String subjectKind, String subject, String role, String binding, boolean everywhere) {}
}
