/** The question bank: what is asked, how answers are marked, and its versions. */
@NullMarked
package cn.zhiban.training.question;

import org.jspecify.annotations.NullMarked;
