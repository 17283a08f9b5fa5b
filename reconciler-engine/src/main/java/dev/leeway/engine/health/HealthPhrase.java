package dev.leeway.engine.health;

import dev.leeway.engine.wording.Phrase;

/**
 * The phrases of which verdicts consist, in English, with numbered places. A language words them by
 * the constants' names.
 */
public enum HealthPhrase implements Phrase {
    // What phrases are put together with.
    AGED("{0} (for {1})"),
    AGED_LATE("{0} (for {1}, longer than expected)"),
    SECONDS("{0} s"),
    MINUTES("{0} min"),
    HOURS("{0} h"),
    DAYS("{0} days"),
    NAMED("{0}: {1}"),
    AND("{0}; {1}"),
    REMARKED("{0} ({1})"),
    REMARK("({0})"),

    // Any object.
    BEING_DELETED("It is being deleted"),
    LAGS("The controller has seen generation {0} of {1}."),
    NO_STATUS("It has reported no status yet."),
    NONE_EXISTS("None of its objects exists."),

    // Replicas and pods of a workload.
    REPLICAS_UPDATED("{0} of {1} replicas are updated."),
    UPDATED_AVAILABLE("{0} of {1} updated replicas are available."),
    OLD_REPLICAS("{0} old replicas are still there."),
    REPLICAS_AVAILABLE("{0} of {1} replicas are available."),
    REPLICAS_READY("{0} of {1} replicas are ready."),
    BEYOND_PARTITION("{0} of {1} replicas beyond the partition are updated."),
    AVAILABLE("{0} replicas are available."),
    READY("{0} replicas are ready."),
    READY_ON_DELETE("{0} replicas are ready; pods are updated when deleted."),
    PODS_UPDATED("{0} of {1} pods are updated."),
    PODS_AVAILABLE("{0} of {1} pods are available."),
    UPDATED_ON_DELETE("Pods are updated when deleted."),
    ON_NODES("Available on {0} nodes."),
    DEPLOYMENT_PAUSED("The Deployment is paused."),
    NOT_LOOKED_AT("The controller has not looked at it yet."),
    COUNTED("{0} of {1} {2}."),

    // A pod and its containers.
    PENDING("Pending"),
    NOT_SCHEDULED("Not scheduled: {0}"),
    RUNNING_TO_END("Running to its end."),
    RUNNING_READY("Running and ready."),
    RUNNING_NOT_READY("Running, not ready yet."),
    FINISHED("It has finished."),
    FAILED("It has failed."),
    NO_PHASE("It has reported no phase."),
    PHASE("Its phase is {0}."),
    NOT_READY_RESTARTED("{0} is not ready and has restarted {1}: {2}"),
    RESTARTED("{0}, restarted {1}"),
    LAST("{0}, last {1}"),
    OF_IMAGE("{0} of {1}"),
    ONCE("once"),
    TIMES("{0} times"),
    EXIT_CODE("{0} with exit code {1}"),
    ENDED_WITH_CODE("ended with exit code {0}"),

    // Jobs.
    COMPLETED("It has completed."),
    JOB_PODS("{0} pods active, {1} succeeded, {2} failed"),
    CRON_JOB_SUSPENDED("The CronJob is suspended."),
    RUNS_ACTIVE("{0} runs are active."),
    NOT_DUE("It has not been due yet."),
    NO_RUN_SUCCEEDED("No run has succeeded yet."),
    LAST_RUN_FAILED("The last run, due at {0}, did not succeed."),
    LAST_RUN_SUCCEEDED("The last run succeeded at {0}."),

    // Other kinds of Kubernetes.
    AWAITS_BALANCER("Waiting for an address of the load balancer"),
    NO_BALANCER_ADDRESS("No address is reported by a load balancer."),
    AWAITS_INGRESS("Waiting for a controller to report an address"),
    NO_INGRESS_ADDRESS("No address is reported by a controller."),
    BOUND("Bound to a volume."),
    AWAITS_VOLUME("Waiting for a volume"),
    VOLUME_LOST("Its volume is lost."),
    PHASE_QUOTED("Its phase is '{0}'."),
    DISRUPTIONS_ALLOWED("{0} disruptions are allowed."),
    SCALING_NOT_STARTED("The autoscaler has not started scaling yet."),
    AVAILABILITY_UNKNOWN("Its availability is not known yet."),
    KIND_SERVED("The kind is served."),
    KIND_NOT_ESTABLISHED("The kind has not been established."),
    RECOMMENDS_NOTHING("It recommends nothing yet."),

    // What an object of a kind without a rule says.
    MEMBER_IS("{0} is {1}"),
    MEMBER_IS_BECAUSE("{0} is {1}: {2}"),
    MEMBER_COUNTS("{0} is {1} of {2}"),
    MEMBER_SHORT("{0} is {1} of {2}."),
    SPEC_SET("spec.{0} is set."),
    NOT_ENABLED("spec.enabled is false."),
    ANNOTATION_IS("The annotation {0} is {1}."),
    NOTHING_AGAINST("The controller has seen it and reports nothing against it."),
    NOTHING_SAYS_READY("Nothing in its status says that it is ready."),

    // Delivery.
    ARGO_SAYS("Argo CD says {0}."),
    ARGO_SILENT("Argo CD has reported no health yet."),
    FLUX_LEAVES_ALONE("Flux is told to leave it alone (spec.suspend)."),
    REGISTRY_SILENT("An OCI registry is read on use and reports nothing."),
    NEWEST_SPEC_UNSEEN("The controller has not seen the newest spec yet."),
    AWAITS_PROMOTION("It waits to be promoted."),
    DEGRADED("It is degraded."),
    PAUSED("It is paused."),
    ROLLING_OUT("It is rolling out."),
    OLDER_REVISION_THERE("Replicas of an older revision are still there."),
    NEWEST_SERVES("The newest revision serves."),
    REVISION_STILL_SERVES("Revision {0} still serves."),
    NOT_STARTED("It has not started yet."),
    AWAITS_NEXT_TIME("It waits for its next time."),
    WAITS_AT_STEP("It waits at a step."),
    CHANGE("The change"),
    ENVIRONMENT("An environment"),
    NO_ENVIRONMENTS("It has no environments."),
    NO_COMMITS("{0} has no commits yet."),
    CHECK_FAILED("{0}: a check of the proposed commit failed."),
    COMMIT_NOT_ACTIVE("{0}: the proposed commit is not active yet."),

    // Kinds of operators.
    NOT_SYNCED("The controller has not synced it yet."),
    DETACHED("Its management is detached."),
    NOT_ISSUED("It has not been issued yet."),
    HIBERNATED("The cluster is hibernated."),
    SWITCHED_OFF("Its reconciliation is switched off."),
    READ_BY_PROVIDER("It is read by its provider and reports nothing."),
    INSTALLED("Installed and healthy."),
    BEING_INSTALLED("It is being installed."),
    SCALED_TO_NOTHING("It is scaled to nothing."),
    HEALTH_IS("health is {0}"),
    PHASE_AND_HEALTH("{0}, health is {1}"),
    NOT_CONNECTED("It is not connected to what it refers to yet."),
    REFUSED_BY_POD("A pod refuses it."),
    TAKEN_BY_EVERY_POD("Every pod has taken it."),
    NO_CONTROLLER_REPORTED("No controller has reported on it yet."),
    CONTROLLERS_LAG("Its controllers have not seen the newest spec."),
    STATE("Its state is {0}."),
    READINESS_UNSAID("It has not said whether it is ready."),
    UPDATE_PAUSED("Its update is paused."),
    PARTITION_HOLDS("The partition holds {0} of {1} at the older revision."),
    ALL_READY("All of {0} are up to date and ready."),
    NOT_JOINED("It has not joined its hub yet."),
    NODE_NOT_READY("Its node is not ready yet."),
    SIDECAR("A sidecar runs in other objects' pods."),
    SHARE_READY("{0} replicas are ready."),
    TOPOLOGY_UNANSWERED("The topology operator has not answered."),

    // Rules of the user.
    SCRIPT_TOO_LONG("The script ran longer than {0} ms and was stopped."),
    SCRIPT_NOT_RUN("The script could not be run: {0}."),
    SCRIPT_CANCELLED("The script was not run, because the work was cancelled."),
    SCRIPT_FAILED("The script failed: {0}"),
    SCRIPT_NO_STATUS("The script answered '{0}', which is no health status."),
    SCRIPT_PROCESS_ENDED(
            "The script used up its memory, or the process that runs scripts ended for another reason."),
    LUA_SAYS("Lua says: {0}"),
    LUA_SILENT("Lua gives no reason"),
    LUA_RECURSES("it calls itself too deeply"),
    CONFIG_ABSENT(
            "{0} in namespace {1} of {2} does not exist, so none of its health scripts was asked"),
    CONFIG_NOT_READ(
            "{0} in namespace {1} of {2} was not read, so none of its health scripts was asked"),
    CONFIG_UNREADABLE(
            "{0} in namespace {1} of {2} could not be read, so none of its health scripts was asked: {3}"),
    CEL_SAYS("CEL says: {0}"),
    EXPRESSION_INVALID("'{0}' is not valid. CEL says: {1}"),
    EXPRESSION_NO_BOOLEAN("it gave {0}, which is no boolean"),
    EXPRESSION_TRUE("The expression '{0}' is true."),
    EXPRESSION_FALSE("The expression '{0}' is false."),
    EXPRESSION_FAILED("The expression '{0}' failed: {1}");

    private final String pattern;

    HealthPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "health";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
