package dev.leeway.engine.compare;

/**
 * A rule that would leave a difference alone which is not Git's to settle. Offered, never applied
 * unasked.
 *
 * @param rule the rule
 * @param reason why it is offered, with the evidence
 */
public record SuggestedRule(IgnoreRule rule, String reason) {}
