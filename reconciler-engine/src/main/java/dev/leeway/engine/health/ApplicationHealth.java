package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sums up the health of an application's objects: as well as the worst that counts.
 *
 * <p>Not counted are hooks, objects annotated {@code argocd.argoproj.io/ignore-healthcheck:
 * "true"}, kinds without health, and objects of unknown kinds that still report nothing long after
 * they were made. A missing object does not make an application worse, as its sync status says it
 * already, unless nothing of it is live.
 */
public final class ApplicationHealth {
    private static final String IGNORED = "argocd.argoproj.io/ignore-healthcheck";

    private ApplicationHealth() {}

    /**
     * One object of an application.
     *
     * @param object the live object, or the desired one when it does not exist
     * @param live whether it exists
     */
    public record Member(Manifest object, boolean live) {}

    /** Returns the verdict on the whole; its message names the object that decided. */
    public static Health of(List<Member> members, HealthRules rules, HealthContext context) {
        List<Member> counted = members.stream().filter(ApplicationHealth::counts).toList();
        if (!counted.isEmpty() && counted.stream().noneMatch(Member::live)) {
            return verdict(HealthStatus.MISSING, HealthPhrase.NONE_EXISTS.of());
        }
        Health worst = verdict(HealthStatus.HEALTHY, Wording.none());
        for (Member member : counted) {
            Optional<Health> health = judge(member, rules, context);
            if (health.isPresent() && health.get().status().compareTo(worst.status()) > 0) {
                worst =
                        verdict(
                                health.get().status(),
                                named(member.object().key(), health.get().said()));
            }
        }
        return worst;
    }

    private static boolean counts(Member member) {
        boolean ignored = member.object().annotation(IGNORED).filter("true"::equals).isPresent();
        return !ignored && !HealthRules.isHook(member.object());
    }

    private static Optional<Health> judge(Member member, HealthRules rules, HealthContext context) {
        if (!member.live()) {
            return Optional.empty();
        }
        return rules.assess(member.object(), context)
                .filter(health -> !health.silent() || isNew(member.object(), context));
    }

    private static boolean isNew(Manifest object, HealthContext context) {
        Duration patience = context.settings().patience();
        return context.since(object.metadata().string("creationTimestamp", ""))
                .filter(age -> age.compareTo(patience) <= 0)
                .isPresent();
    }

    private static Wording named(ResourceKey key, Wording said) {
        Wording name = Wording.quoted(key.toString());
        return said.isEmpty() ? name : HealthPhrase.NAMED.of(name, said);
    }

    private static Health verdict(HealthStatus status, Wording said) {
        return new Health(status, said, "application");
    }
}
