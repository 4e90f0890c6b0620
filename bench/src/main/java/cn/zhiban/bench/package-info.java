/** Benchmarks that anyone can run: {@code ./run bench NAME}. They go through the product's own services. */
@NullMarked
package cn.zhiban.bench;

import org.jspecify.annotations.NullMarked;
