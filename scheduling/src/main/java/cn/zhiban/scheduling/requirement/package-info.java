/** How many people are needed when and where (人力需求): from the forecast by what is promised to buyers, or typed. */
@NullMarked
package cn.zhiban.scheduling.requirement;

import org.jspecify.annotations.NullMarked;
