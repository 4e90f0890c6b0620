/** Load of people who serve many shops (多店负荷): receptions plus so much per shop, against a person's maximum. */
@NullMarked
package cn.zhiban.scheduling.load;

import org.jspecify.annotations.NullMarked;
