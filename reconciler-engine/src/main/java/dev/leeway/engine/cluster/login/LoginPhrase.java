package dev.leeway.engine.cluster.login;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why nobody is signed in to a cluster, and what to do next. */
public enum LoginPhrase implements Phrase {
    NO_KUBECONFIG("There is no kubeconfig: {0} does not exist."),
    NO_KUBECONFIG_NEXT("Name the file in the workspace or in the variable KUBECONFIG."),
    TOO_LARGE("The kubeconfig {0} is larger than 16 MiB."),
    CHECK_NEXT("Check that it is a kubeconfig."),
    NOT_UTF8("The kubeconfig {0} is not UTF-8 text."),
    NOT_UTF8_NEXT("Save the kubeconfig as UTF-8."),
    UNREADABLE("The kubeconfig {0} cannot be read: {1}."),
    UNREADABLE_NEXT("Check the file's permissions."),
    NO_MAPPING("The kubeconfig {0} is not a mapping."),
    NOT_YAML("The kubeconfig {0} is not valid YAML: {1}"),
    CORRECT_NEXT("Correct the kubeconfig."),
    NO_CONTEXT("The kubeconfig {0} has no current context."),
    NO_CONTEXT_NEXT("Name a context: it has {0}."),
    OTHER_CONTEXT("The kubeconfig {0} has no context '{1}'."),
    OTHER_CONTEXT_NEXT("Use one that it has: {0}."),
    NO_CLUSTER("Context '{0}' names the cluster '{1}', which the kubeconfig does not have."),
    NO_USER("Context '{0}' names the user '{1}', which the kubeconfig does not have."),
    CONTEXT_NEXT("Correct the context in {0}."),
    NO_SERVER("The address '{0}' in {1} is not one of an API server."),
    NO_SERVER_NEXT("Write it as https://HOST:PORT."),
    NO_ADDRESS("In {0}, {1} '{2}' is not an address."),
    HALF_CERTIFICATE("User '{0}' has a client certificate or a key, but not both."),
    USER_NEXT("Correct the user in {0}."),
    NO_COMMAND("User '{0}' has a credential plugin without a command."),
    NO_BASE64("In {0}, {1}-data is not base64."),
    FILE_UNREADABLE("The file {0} ({1} in {2}) cannot be read."),
    FILE_NEXT("Check that it exists and may be read."),
    TERMINAL("The credential plugin '{0}' of user '{1}' insists on a terminal."),
    TERMINAL_NEXT(
            "Sign in with it in a terminal first, or set its interactiveMode to IfAvailable."),
    NO_ANSWER("The credential plugin '{0}' gave no answer within {1} s."),
    NO_ANSWER_NEXT("Run it in a terminal; it may be waiting for a sign-in in the browser."),
    NO_TALK("The credential plugin '{0}' cannot be talked to."),
    SEE_NEXT("Run it in a terminal to see what it does."),
    NOT_STARTED("The credential plugin '{0}' of user '{1}' cannot be started."),
    NOT_STARTED_NEXT(
            "Install it, or make sure that it is on the PATH that Leeway was started with."),
    NO_OUTPUT("The output of the credential plugin '{0}' cannot be read."),
    FAILED("The credential plugin '{0}' of user '{1}' failed with exit code {2}."),
    FAILED_SAYING("The credential plugin '{0}' of user '{1}' failed with exit code {2}: {3}"),
    FAILED_NEXT("Sign in again with it in a terminal, then try again."),
    NO_CREDENTIAL(
            "The credential plugin '{0}' printed something that is not an ExecCredential in JSON."),
    NO_TOKEN(
            "The credential plugin '{0}' gave neither a token nor a client certificate with its key."),
    NO_EXPIRY("The credential plugin '{0}' gave an expiry time that is not one."),
    PRINTS_NEXT("Run it in a terminal to see what it prints."),
    WRONG("In {0}, {1}.{2} is not {3}."),
    WRONG_NEXT("Correct the kubeconfig; `kubectl config view` shows how it is read."),
    A_TEXT("a text"),
    TRUE_OR_FALSE("true or false"),
    A_MAPPING("a mapping"),
    MAPPINGS("a list of mappings"),
    TEXTS("a list of texts"),
    A_LIST("a list"),
    NOT_YET("The credentials are not there yet."),
    NOT_YET_NEXT(
            "The credential plugin is still at work; it may be waiting for a sign-in in the browser."),
    NONE("The credentials cannot be had: {0}"),
    NONE_NEXT("Check the kubeconfig."),
    TOKEN_FILE("The token file {0} cannot be read."),
    REMOVED("User '{0}' signs in by the auth-provider '{1}', which Kubernetes has removed."),
    REMOVED_NEXT(
            "Use a credential plugin (exec) in its place, for example kubelogin, gke-gcloud-auth-plugin or aws eks get-token."),
    AUTHORITY_INVALID("The cluster's certificate authority is not a valid certificate."),
    AUTHORITY_EMPTY("The cluster's certificate authority holds no certificate in PEM."),
    CERTIFICATE_INVALID("The client certificate is not a valid certificate."),
    CERTIFICATE_EMPTY("The client certificate holds no certificate in PEM."),
    KEY_LOCKED("The client key is protected by a passphrase."),
    KEY_LOCKED_NEXT("Use a key without one, as kubectl demands too."),
    KEY_INVALID("The client key is not a valid private key."),
    KEY_EMPTY("The client key holds no private key in PEM."),
    PROXY_VARIABLE("The variable {0} is not an address."),
    PROXY_VARIABLE_NEXT("Correct it or add the cluster's host to NO_PROXY."),
    PROXY_KIND("The proxy of {0} is of a kind that Leeway cannot use ({1})."),
    PROXY_KIND_NEXT("Use an HTTP proxy."),
    OF_CONTEXT("proxy-url of context {0}"),
    NO_CHECK("This Java offers no check of certificates."),
    NO_CHECK_NEXT("Use another Java runtime."),
    AUTHORITY_UNUSABLE("The cluster's certificate authority cannot be used."),
    NO_MATCH("The client certificate and its key do not fit together."),
    CONNECT("Cluster '{0}' cannot be connected to. {1}"),
    ENDED("the credentials ended");

    private final String pattern;

    LoginPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "logins";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
