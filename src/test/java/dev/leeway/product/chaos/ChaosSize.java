package dev.leeway.product.chaos;

/**
 * How large the ground is.
 *
 * @param repositories how many Git hosts with a repository each
 * @param applications how many applications, spread over the repositories
 * @param settings how many settings each begins with, beside ten other objects
 */
record ChaosSize(int repositories, int applications, int settings) {
    /** What an application has beside its settings: secrets, workload, what fixes change. */
    static final int OTHERS = 9;

    /** 200 applications with 5,000 objects and what their workloads bring about. */
    static final ChaosSize LARGE = new ChaosSize(4, 200, 16);

    /** 25 applications with 500 objects. */
    static final ChaosSize MIDDLE = new ChaosSize(2, 25, 11);

    /** What a build has time for. */
    static final ChaosSize SMALL = new ChaosSize(1, 3, 6);

    int objects() {
        return applications * (settings + OTHERS);
    }
}
