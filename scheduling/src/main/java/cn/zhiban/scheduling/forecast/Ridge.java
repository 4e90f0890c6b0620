package cn.zhiban.scheduling.forecast;

/** Weighted least squares with a quadratic penalty, by Cholesky decomposition: O(rows × columns² + columns³). */
final class Ridge {
    private Ridge() {}

    /**
     * The coefficients that minimise Σ weight·(target − row·b)² + b'·penalty·b.
     *
     * @param penalty symmetric, positive definite
     */
    static double[] solve(double[][] rows, double[] targets, double[] weights, double[][] penalty) {
        int n = penalty.length;
        double[][] left = new double[n][];
        for (int i = 0; i < n; i++) {
            left[i] = penalty[i].clone();
        }
        double[] right = new double[n];
        for (int r = 0; r < rows.length; r++) {
            double[] row = rows[r];
            for (int i = 0; i < n; i++) {
                if (row[i] != 0) {
                    double scaled = weights[r] * row[i];
                    right[i] += scaled * targets[r];
                    for (int j = 0; j <= i; j++) {
                        left[i][j] += scaled * row[j];
                    }
                }
            }
        }
        factorise(left);
        return substitute(left, right);
    }

    private static void factorise(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / matrix[j][j];
            }
        }
    }

    private static double[] substitute(double[][] lower, double[] right) {
        int n = right.length;
        double[] solution = right.clone();
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= lower[i][k] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                solution[i] -= lower[k][i] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        return solution;
    }
}
