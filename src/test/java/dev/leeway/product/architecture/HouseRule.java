package dev.leeway.product.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;

/** Checks a rule twice: that the product keeps it, and that the rule would notice if it did not. */
final class HouseRule {
    private HouseRule() {}

    /**
     * Asserts that the rule holds on at least as many classes as expected and that it catches a
     * deliberate violation.
     *
     * @param rule the rule, with its reason
     * @param leastClasses how many shipped classes there must be for the check to mean anything
     */
    static void holds(ArchRule rule, int leastClasses) {
        JavaClasses shipped = ProductClasses.shipped();
        assertThat(shipped.size()).as("classes looked at").isGreaterThanOrEqualTo(leastClasses);
        EvaluationResult onViolations =
                rule.allowEmptyShould(true).evaluate(ProductClasses.violations());
        assertThat(onViolations.hasViolation())
                .as("the rule catches its deliberate violation: " + rule.getDescription())
                .isTrue();
        rule.check(shipped);
    }
}
