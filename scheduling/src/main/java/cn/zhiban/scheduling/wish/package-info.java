/** Wishes (意愿): what people want or avoid, how much, and what leads say to it. */
@NullMarked
package cn.zhiban.scheduling.wish;

import org.jspecify.annotations.NullMarked;
