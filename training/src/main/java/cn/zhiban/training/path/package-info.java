/** Learning paths: what is learned in which order, by whom and until when. */
@NullMarked
package cn.zhiban.training.path;

import org.jspecify.annotations.NullMarked;
