/** Screens of batches. */
@NullMarked
package cn.zhiban.training.batch.ui;

import org.jspecify.annotations.NullMarked;
