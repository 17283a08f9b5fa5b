package dev.leeway.engine.live;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why a cluster cannot be asked, and what to do next. */
public enum ClusterPhrase implements Phrase {
    AGAIN_LATER("no answer in time"),
    GARBLED_BROKEN("it answered with broken JSON: {0}"),
    GARBLED_NO_OBJECT("it answered with JSON that is not an object"),
    GARBLED_OTHER(
            "it answered with {0} in place of JSON; a proxy or another server may stand at this address"),
    GARBLED_UNNAMED(
            "it answered with something in place of JSON; a proxy or another server may stand at this address"),
    ENGINE_UNSERVED("The cluster does not serve {0}, which {1} is."),
    ENGINE_UNSERVED_NEXT("Look whether that engine is still installed."),
    LOG_BROKE("{0}: the connection broke off {1} times"),
    NOT_UNDERSTOOD("the cluster's answer cannot be understood: {0}"),
    NOT_UNDERSTOOD_NEXT("Report this with the server's version."),
    OWNERS_MANY("{0}: there are more than {1}, which were not looked through"),
    OWNERS_MANY_NEXT("Look at the owners of one object at a time."),
    PLAN_LATE("The time for planning was up before the server answered. Plan again."),
    COMPARE_LATE(
            "The time for comparing was up before the server was asked about {0}. Compare again."),
    SCHEMAS_UNREAD("the schemas of {0} cannot be read"),
    CHANGED_MEANWHILE("it changed while it was looked at: {0}"),
    AGAIN("Try again."),
    ASK_RIGHT("Ask the cluster's administrator for this right."),
    BROKE("the connection to {0} broke: {1}"),
    BUSY("the cluster is too busy or not ready ({0})"),
    CHECK_KIND("Check that the kind's definition is installed."),
    CLUSTER_LATE("the cluster did not answer in time"),
    GET_FAILED("get {0}: {1}"),
    GET_LATE("get {0}: the cluster did not answer in time"),
    INSECURE("no secure connection to {0} comes about: {1}"),
    INSECURE_NEXT("Check the certificates in the kubeconfig and the port of the address."),
    INVENTORY_DAMAGED(
            "{0} is damaged: {1}. Nothing is applied or pruned until it is restored or deleted; deleting it makes Leeway forget what it applied."),
    INVENTORY_FOREIGN(
            "{0} is not Leeway's inventory (its type is not {1}). Rename one of the two."),
    INVENTORY_PART("its part {0} is missing, changed or could not be read"),
    INVENTORY_UNREAD(
            "Leeway's inventory could not be read, so it is not known what was applied earlier: {0}"),
    IN_A_MOMENT("Try again in a moment."),
    LATE("{0} did not answer in time"),
    LISTING_LATE("listing {0} was not complete in time"),
    LIST_ENDLESS("the list of {0} does not end"),
    LIST_EXPIRED("the list of {0} expired before it was complete"),
    LIST_NONE("the answer to '{0}' is no list"),
    MORE_TIME("Try again, or allow more time."),
    NOT_ACCEPTED("the cluster does not accept the credentials ({0})"),
    NOT_SIGNED_IN("the cluster does not accept the credentials ({0}); sign in again"),
    NOT_READ_FROM("{0} was not read from {1}. Compare again."),
    NOT_SAID("The cluster could not say whether it serves {0}."),
    NO_ADDRESS("the host of {0} has no address that can be found"),
    NO_ADDRESS_NEXT("Check the address in the kubeconfig, the network and the VPN."),
    NO_ANSWER("no answer to {0}: {1}"),
    NO_REASON("no reason given"),
    NO_SECRETS("The cluster does not serve Secrets, where Leeway's inventory is kept."),
    NO_TLS("{0} does not speak TLS"),
    NO_TLS_NEXT("Check the port in the kubeconfig's address."),
    NO_TURN("no turn came in time to {0}: too many requests wait"),
    OTHER_AUTHORITY(
            "the certificate of {0} does not come from the certificate authority in the kubeconfig"),
    OTHER_AUTHORITY_NEXT(
            "Fetch the kubeconfig anew. If the cluster was not rebuilt, somebody may stand in between: do not go on."),
    OTHER_NAME("the certificate of {0} is for another name: {1}"),
    OTHER_NAME_NEXT(
            "Use an address that the certificate names, or set tls-server-name in the kubeconfig."),
    PROXY("the proxy does not let the connection through: {0}"),
    PROXY_NEXT("Check HTTPS_PROXY and NO_PROXY."),
    REFUSES("{0} refuses the connection"),
    REFUSES_NEXT("Check that the cluster runs and that the address in the kubeconfig is right."),
    SAID("{0}: {1}"),
    SERVER_ERROR("the cluster answered with an error {0} ({1})"),
    SERVER_LOG("Look at the API server's log for this request."),
    SIGN_IN("Sign in again (for example with the cloud provider's command), then try again."),
    SILENT("{0} does not answer"),
    SILENT_NEXT("Check the network, the VPN and that the cluster runs."),
    SLEPT("the machine slept or its clock jumped"),
    TOO_MANY("too many requests wait"),
    TRIED_AGAIN("It is tried again."),
    UNANSWERED("there was no answer about it"),
    UNANSWERED_ABOUT("there was no answer about {0}"),
    UNSERVED("the cluster does not serve {0}"),
    WATCHES_ENDED("the server ends watches at once"),
    WATCH_DEFECT("the watch ended by a defect: {0}"),
    WATCH_FAILED("the watch failed"),
    WHILE("{0} ({1})");

    private final String pattern;

    ClusterPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "refusals";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
