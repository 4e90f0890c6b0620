/** Questions from and for other programs: GIFT, Aiken, Moodle XML and spreadsheets. */
@NullMarked
package cn.zhiban.training.question.exchange;

import org.jspecify.annotations.NullMarked;
